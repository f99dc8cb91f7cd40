"""Lists of agencies, and whom sentences and headings name."""

import pytest

from donghanh.paperwork.reading.mentions import heading_agencies, mentions
from donghanh.paperwork.reading.names import split_names
from donghanh.paperwork.reading.passage import Passage


def passage(text: str) -> Passage:
    return Passage(text, range(len(text)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Phòng Kinh tế, Hạ tầng và Đô thị", ["Phòng Kinh tế, Hạ tầng và Đô thị"]),
        ("Sở Văn hóa, Thể thao và Du lịch; UBND các xã", ["Sở Văn hóa, Thể thao và Du lịch", "UBND các xã"]),
        ("Sở Nội vụ, Sở Tài chính và Công an tỉnh", ["Sở Nội vụ", "Sở Tài chính", "Công an tỉnh"]),
        ("Các phòng, ban UBND phường", ["Các phòng, ban UBND phường"]),
        ("các sở, ban, ngành, UBND các xã", ["các sở, ban, ngành", "UBND các xã"]),
        ("Sở Tài chính và các đơn vị liên quan", ["Sở Tài chính", "các đơn vị liên quan"]),
        ("Văn phòng HĐND và UBND phường", ["Văn phòng HĐND và UBND phường"]),
        (
            "Ủy ban MTTQ Việt Nam phường và các tổ chức chính trị - xã hội",
            ["Ủy ban MTTQ Việt Nam phường và các tổ chức chính trị - xã hội"],
        ),
        ("Sở Công Thương\nSở Y tế", ["Sở Công Thương", "Sở Y tế"]),
        ("- Bộ Xây dựng;\n- Bộ Công an.", ["Bộ Xây dựng", "Bộ Công an"]),
        ("Bộ Lao động - Thương binh và Xã hội", ["Bộ Lao động - Thương binh và Xã hội"]),
        ("Đoàn Thanh niên phường Các tổ dân phố", ["Đoàn Thanh niên phường", "Các tổ dân phố"]),
        ("Sở Tài chính Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        ("Thường trực Ủy ban KH,CN&MT", ["Thường trực Ủy ban KH,CN&MT"]),
        ("Phòng Văn hóa - Xã hội", ["Phòng Văn hóa - Xã hội"]),
        ("", []),
    ],
)
def test_a_list_splits_between_complete_names_only(text: str, names: list[str]) -> None:
    assert [name.text for name in split_names(passage(text))] == names


@pytest.mark.parametrize(
    ("sentence", "lead", "coop"),
    [
        ("Công an phường rà soát, đề xuất đơn giản hóa thủ tục", ["Công an phường"], []),
        ("Các phòng ban, đơn vị rà soát thời gian, chi phí", ["Các phòng ban, đơn vị"], []),
        (
            "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Công an tỉnh tham mưu",
            ["Sở Nội vụ"],
            ["Sở Tài chính", "Công an tỉnh"],
        ),
        ("Giao Phòng Kinh tế chủ trì, phối hợp với các thôn trồng cây", ["Phòng Kinh tế"], ["các thôn"]),
        ("Đề nghị Ban Xây dựng Đảng ủy chủ trì hướng dẫn", ["Ban Xây dựng Đảng ủy"], []),
        ("Phối hợp với các Sở, ngành tổ chức tư vấn pháp lý", [], ["các Sở, ngành"]),
        ("Phối hợp triển khai các chương trình đào tạo", [], []),
        ("Rà soát, thống nhất với Sở Tài chính phương án xử lý nhà, đất", [], ["Sở Tài chính"]),
        ("Xây dựng quy chế, do Phòng Văn hóa - Xã hội chủ trì", ["Phòng Văn hóa - Xã hội"], []),
        ("Ủy ban Kiểm tra Đảng ủy kiểm tra việc chấp hành", ["Ủy ban Kiểm tra Đảng ủy"], []),
        ("Trạm Y tế phường chuẩn bị thuốc", ["Trạm Y tế phường"], []),
        ("Căn cứ chức năng, nhiệm vụ được giao, các đơn vị xây dựng kế hoạch", ["các đơn vị"], []),
        (
            "Đồng chí Phó Chủ tịch UBND phường phụ trách kinh tế chỉ đạo chung",
            ["Đồng chí Phó Chủ tịch UBND phường phụ trách kinh tế"],
            [],
        ),
        ("Tổ chức hội nghị quán triệt Nghị quyết", [], []),
        ("Ban hành kế hoạch vận động", [], []),
        ("Đoàn kết, thống nhất trong thực hiện nhiệm vụ", [], []),
        ("Bộ tiêu chí được rà soát hằng năm", [], []),
        ("Trường hợp chậm trễ phải báo cáo", [], []),
    ],
)
def test_a_sentence_names_who_leads_and_who_takes_part(
    sentence: str, lead: list[str], coop: list[str]
) -> None:
    found = mentions(passage(sentence))

    assert ([name.text for name in found.lead], [name.text for name in found.coop]) == (lead, coop)


@pytest.mark.parametrize(
    ("heading", "agencies"),
    [
        ("Sở Nội vụ:", ["Sở Nội vụ"]),
        ("Giao Công an phường", ["Công an phường"]),
        ("Sở Tài chính (cơ quan thường trực)", ["Sở Tài chính"]),
        (
            "Đề nghị Viện kiểm sát nhân dân tỉnh, Tòa án nhân dân tỉnh",
            ["Viện kiểm sát nhân dân tỉnh", "Tòa án nhân dân tỉnh"],
        ),
        ("Tổ chức thực hiện", []),
        ("TỔ CHỨC THỰC HIỆN", []),
        ("Công an phường rà soát nhân khẩu", []),
        ("Hội nghị tổng kết", []),
        ("Phát triển hạ tầng số", []),
    ],
)
def test_a_heading_is_an_agency_only_where_it_says_nothing_else(heading: str, agencies: list[str]) -> None:
    assert [name.text for name in heading_agencies(passage(heading))] == agencies
