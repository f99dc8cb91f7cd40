"""Who decides a matter, as far as the words of a clause show it."""

import pytest

from donghanh.plans.enums import Authority
from donghanh.plans.proposals.authority import propose_authority


@pytest.mark.parametrize(
    ("words", "kind", "note"),
    [
        ("Trình UBND thành phố phê duyệt danh mục", Authority.SUBMIT, "UBND thành phố"),
        ("Rà soát, đề xuất cấp có thẩm quyền đơn giản hóa thủ tục", Authority.SUBMIT, "cấp có thẩm quyền"),
        ("Kiến nghị với Sở Tài chính, Sở Nội vụ tháo gỡ", Authority.SUBMIT, "Sở Tài chính"),
        (
            "Thực hiện tiêu chí do Ủy ban nhân dân thành phố quy định",
            Authority.SUBMIT,
            "Ủy ban nhân dân thành phố",
        ),
        ("UBND phường ban hành kế hoạch tuyên truyền", Authority.WARD, ""),
        ("Phối hợp với cơ quan thuế hỗ trợ hộ kinh doanh", Authority.COORDINATE, ""),
        ("Chủ động phối hợp cùng các hội mở lớp tập huấn", Authority.COORDINATE, ""),
    ],
)
def test_the_words_show_who_decides(words, kind, note):
    found = propose_authority(words)
    assert (found.kind, found.note) == (kind, note)


@pytest.mark.parametrize(
    "words",
    [
        "Tổ chức hội nghị đối thoại với doanh nghiệp",
        "Tiếp tục thực hiện Chương trình hành động số 21-CTr/TU của Ban Thường vụ Thành ủy",
        "Công khai quy trình, trình tự thủ tục cho thuê tài sản",
        "Bảo hộ quyền sở hữu trí tuệ",
        "Tham mưu xây dựng Nghị quyết của Hội đồng nhân dân phường",
    ],
)
def test_nothing_is_read_into_other_words(words):
    assert propose_authority(words) is None
