"""The plan on the private economy (68-NQ/TW): its facts, each task in a sentence of our own, tasks as bullets with a
deadline line, most without a lead and none with a product, as in the plan that the ward really has to carry out."""

from dataclasses import dataclass

from donghanh.demo.issuer import AI_QUOC, SIGNATURE
from donghanh.paperwork.writing import IssueDate, Kind, OfficialDocument, Recipients, Reference, Section
from donghanh.paperwork.writing.documents import Bullet, Node, Paragraph

DONE = "Thời gian hoàn thành"
RUNS = "Thời gian thực hiện"


@dataclass(frozen=True, slots=True)
class Clause:
    """A bullet and its deadline line, as the document has them; `label` is empty where it gives no time."""

    text: str
    deadline: str = ""
    label: str = DONE

    def nodes(self) -> tuple[Node, ...]:
        line = (Paragraph(f"{self.label}: {self.deadline}."),) if self.deadline else ()
        return (Bullet(self.text), *line)


def always(text: str) -> Clause:
    return Clause(text, "Thường xuyên", RUNS)


def part(title: str, *clauses: Clause) -> Section:
    return Section(title, tuple(node for clause in clauses for node in clause.nodes()))


MID_2026 = "Trong Quý II - III/2026"
WINTER = "Trong Quý IV/2025 - I/2026"
EARLY_2026 = "Trong Quý I - II/2026"
NEXT_WINTER = "Trong Quý IV/2026 - I/2027"

COMMUNICATION = part(
    "Tuyên truyền, đổi mới nhận thức về kinh tế tư nhân",
    always(
        "Ban Xây dựng Đảng; Ủy ban MTTQ Việt Nam phường; Phòng Văn hóa - Xã hội; Phòng Kinh tế, Hạ tầng và Đô thị; Trung tâm "
        "Văn hóa, thể thao và truyền thông; các tổ dân phố xây dựng và thực hiện kế hoạch truyền thông của ngành, đơn vị mình."
    ),
)
REFORM = part(
    "Cải cách thủ tục, hoàn thiện chính sách",
    Clause(
        "Các phòng, ban, đơn vị rà soát thời gian và chi phí làm thủ tục hành chính thuộc thẩm quyền, đề xuất giảm ít nhất "
        "30% thời gian xử lý và ít nhất 30% chi phí tuân thủ."
    ),
    Clause("Cung cấp dịch vụ công không phụ thuộc địa giới cho doanh nghiệp theo chỉ đạo của Thành phố."),
    Clause(
        "Rà soát nhà, đất là tài sản công chưa sử dụng để cho doanh nghiệp nhỏ và vừa, doanh nghiệp công nghiệp hỗ trợ, doanh "
        "nghiệp đổi mới sáng tạo thuê; công khai danh mục, tiêu chí, mức hỗ trợ và trình tự cho thuê.",
        MID_2026,
    ),
    Clause(
        "Số hóa, tự động hóa quy trình thủ tục hành chính; ứng dụng trí tuệ nhân tạo và dữ liệu lớn.",
        MID_2026,
    ),
    Clause(
        "Cập nhật, chuẩn hóa số liệu và cơ sở dữ liệu doanh nghiệp, hộ kinh doanh; chia sẻ dữ liệu giữa các ngành, địa phương.",
        MID_2026,
    ),
    Clause(
        "Lập chuyên mục tiếp nhận phản ánh, kiến nghị của người dân, doanh nghiệp trên fanpage, Zalo và cổng thông tin điện tử.",
        WINTER,
    ),
    Clause(
        "Ban hành kế hoạch của Đảng ủy, UBND phường về chống hàng giả, hàng lậu, vi phạm bản quyền theo Chỉ thị số 13/CT-TTg "
        "ngày 17/5/2025 của Thủ tướng Chính phủ.",
        "Trong Quý III - IV/2025",
    ),
    always(
        "Xử lý nghiêm, công khai hành vi nhũng nhiễu và việc đưa tin sai lệch gây hại cho doanh nghiệp, doanh nhân."
    ),
    Clause(
        "Rà soát dự án vướng thủ tục, chậm tiến độ và báo cáo phương án đưa đất đai vào khai thác.", MID_2026
    ),
    Clause(
        "Công an phường rà soát, đề xuất đơn giản hóa thủ tục phòng cháy, chữa cháy; quản lý cơ sở cung cấp thiết bị phòng cháy.",
        WINTER,
    ),
    Clause(
        "Ban hành kế hoạch vận động “Người Việt Nam ưu tiên dùng hàng Việt Nam” và quảng bá thương hiệu.",
        "Trong quý IV/2025 - I/2026",
    ),
    Clause(
        "Phối hợp với cơ quan Thuế giúp hộ kinh doanh, cá nhân kinh doanh kê khai, nộp và tra cứu thuế trên eTax Mobile.",
        "Trong quý III, quý IV/2025",
    ),
)
LIABILITY = Section(
    "Phân định trách nhiệm hình sự với hành chính, dân sự; giữa pháp nhân và cá nhân",
    (
        Paragraph(
            "Văn phòng HĐND và UBND, Công an phường, Phòng Kinh tế, Hạ tầng và Đô thị tổ chức thực hiện theo tinh thần Nghị "
            "quyết số 68-NQ/TW và quy định của pháp luật."
        ),
    ),
)
LAND = part(
    "Tiếp cận đất đai, mặt bằng sản xuất, kinh doanh",
    Clause("Hoàn thành số hóa dữ liệu đất đai toàn phường.", EARLY_2026),
    Clause(
        "Cung cấp dịch vụ công trực tuyến toàn trình về đất đai, giảm tối thiểu 50% thời gian giải quyết thủ tục thuê đất, cấp "
        "giấy chứng nhận.",
        WINTER,
    ),
    Clause(
        "Thống nhất với Sở Tài chính phương án xử lý nhà, đất công chưa sử dụng để cho doanh nghiệp thuê.",
        MID_2026,
    ),
)
CAPITAL = part(
    "Đa dạng hóa nguồn vốn",
    Clause(
        "Phối hợp với các đơn vị triển khai mô hình quỹ tín dụng cho doanh nghiệp nhỏ và vừa, hộ kinh doanh."
    ),
    Clause(
        "Ưu tiên ngân sách và huy động nguồn vốn xã hội cho nhiệm vụ khoa học, công nghệ, chuyển đổi số của phường."
    ),
)
PEOPLE = part(
    "Nâng cao chất lượng nguồn nhân lực",
    Clause(
        "Thực hiện Nghị quyết số 14-NQ/TU ngày 13/5/2024 của Ban Thường vụ Thành ủy về giáo dục nghề nghiệp."
    ),
    always(
        "Phối hợp Sở Tài chính mở khóa đào tạo quản trị cho doanh nghiệp nhỏ và vừa; khuyến khích hộ kinh doanh chuyển đổi thành "
        "doanh nghiệp; hỗ trợ xây dựng thương hiệu."
    ),
    always("Phối hợp mời chuyên gia cập nhật kiến thức, nâng cao năng lực cho doanh nghiệp, doanh nhân."),
    always(
        "Phối hợp triển khai chương trình đào tạo, chia sẻ kinh nghiệm phát triển nhân lực cho hộ kinh doanh."
    ),
    Clause(
        "Xây dựng chương trình giáo dục kỹ năng sáng tạo, STEM, ngoại ngữ, kỹ năng số ở các bậc học.",
        EARLY_2026,
    ),
    Clause(
        "Phối hợp với các Sở, ngành cung cấp dịch vụ tư vấn pháp lý, đào tạo quản trị, kế toán, thuế cho doanh nghiệp nhỏ, siêu "
        "nhỏ, hộ kinh doanh.",
        EARLY_2026,
    ),
)
TECHNOLOGY = part(
    "Khoa học, công nghệ, chuyển đổi số, chuyển đổi xanh",
    Clause(
        "Triển khai nhiệm vụ tại Kế hoạch hành động số 475-KH/TU ngày 22/5/2025 thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024."
    ),
    always("Triển khai chính sách hỗ trợ về thuế sau khi có hướng dẫn của cơ quan thuế."),
    Clause(
        "Phối hợp với các Sở, ngành đề xuất cung cấp miễn phí nền tảng số, phần mềm kế toán dùng chung sau khi có hướng dẫn của "
        "Chính phủ, thành phố."
    ),
    always(
        "Phối hợp cơ quan thuế áp dụng hóa đơn điện tử khởi tạo từ máy tính tiền với hộ kinh doanh có doanh thu từ 01 tỷ đồng/năm "
        "trở lên và doanh nghiệp."
    ),
    Clause(
        "Phối hợp với doanh nghiệp công nghệ cung cấp nền tảng số, phần mềm kế toán và tư vấn thuế chi phí thấp.",
        "Quý III - IV/2026",
        RUNS,
    ),
)
LINKS = part(
    "Kết nối doanh nghiệp tư nhân với doanh nghiệp nhà nước, doanh nghiệp FDI",
    Clause(
        "Lập danh sách nhà cung cấp sản phẩm phụ trợ cho doanh nghiệp FDI làm cơ sở xúc tiến đầu tư.", WINTER
    ),
    Clause(
        "Xác định tiềm năng, thế mạnh phát triển thương mại, dịch vụ của phường.",
        "Trong Quý IV/2025 – I/2026",
    ),
    Clause(
        "Chuyển dịch cơ cấu nông, lâm, thủy sản theo hướng hàng hóa, nông nghiệp công nghệ cao và tuần hoàn.",
        NEXT_WINTER,
    ),
    Clause("Chống thất thu thuế, gian lận thương mại, chuyển giá; nâng tỷ trọng thu nội địa.", MID_2026),
)
GROWTH = part(
    "Hình thành doanh nghiệp lớn và vừa",
    Clause(
        "Nghiên cứu cơ chế ưu tiên doanh nghiệp của phường đầu tư dự án trên địa bàn, nhất là y tế, giáo dục, văn hóa.",
        MID_2026,
    ),
    Clause(
        "Áp dụng cơ chế ưu tiên doanh nghiệp nhỏ và vừa, khởi nghiệp sáng tạo trong mua sắm công.", EARLY_2026
    ),
    Clause(
        "Lập danh mục dự án đối tác công tư, lãnh đạo công - quản trị tư, đầu tư công - quản lý tư.",
        EARLY_2026,
    ),
)
SMALL = Section(
    "Hỗ trợ doanh nghiệp nhỏ, siêu nhỏ và hộ kinh doanh",
    Clause(
        "Tham mưu Nghị quyết của HĐND phường về chính sách hỗ trợ hộ kinh doanh chuyển đổi thành doanh nghiệp, chú trọng nền tảng "
        "số, kế toán dùng chung, tư vấn pháp lý và đào tạo.",
        MID_2026,
    ).nodes(),
)
ETHICS = part(
    "Đạo đức kinh doanh, trách nhiệm xã hội",
    Clause(
        "Tiếp tục Chương trình hành động số 75-CTr/TU ngày 04/6/2024 thực hiện Nghị quyết số 41-NQ/TW ngày 10/10/2023."
    ),
    Clause(
        "Tổ chức tham vấn doanh nghiệp, doanh nhân khi thành phố xây dựng cơ chế, chính sách kinh tế tư nhân.",
        EARLY_2026,
    ),
    Clause(
        "Xây dựng kế hoạch mời doanh nghiệp chia sẻ kinh nghiệm về đạo đức, văn hóa kinh doanh.", "hàng năm"
    ),
    Clause(
        "Xây dựng cơ sở dữ liệu đánh giá doanh nghiệp tư nhân theo các tiêu chí: tuân thủ pháp luật, việc làm, đóng góp ngân sách, "
        "an sinh xã hội.",
        NEXT_WINTER,
    ),
)
GOALS = Section(
    "Mục tiêu",
    (
        Section(
            "Mục tiêu đến năm 2030",
            (
                Bullet(
                    "Trên 40% hộ kinh doanh đang hoạt động chuyển thành doanh nghiệp; số doanh nghiệp tăng gấp đôi."
                ),
                Bullet(
                    "Có ≥ 40% doanh nghiệp ứng dụng công nghệ số; tạo trên 2.000 việc làm mới giai đoạn 2025-2030."
                ),
                Bullet(
                    "Kinh tế tư nhân tăng trưởng bình quân trên 14,0%; đóng góp trên 43% tổng giá trị sản phẩm trên địa bàn."
                ),
                Bullet(
                    "Năng suất lao động tăng bình quân khoảng 10%/năm; đóng góp trên 55% thu nội địa, không gồm tiền sử dụng đất."
                ),
            ),
        ),
        Section(
            "Tầm nhìn đến năm 2045",
            (Bullet("Kinh tế tư nhân đóng góp khoảng 48 - 50% tổng giá trị sản phẩm trên địa bàn."),),
        ),
    ),
)
ORGANISATION = Section(
    "Tổ chức thực hiện",
    (
        Section("Các chi bộ, đảng bộ trực thuộc quán triệt Nghị quyết số 68-NQ/TW và Kế hoạch này."),
        Section("Các phòng, ban, đơn vị, tổ dân phố thực hiện nhiệm vụ, giải pháp của Kế hoạch."),
        Section(
            "Đề nghị Mặt trận Tổ quốc và các tổ chức chính trị - xã hội phường xây dựng kế hoạch thường xuyên tuyên truyền, vận động; "
            "tham gia giám sát, phản biện xã hội."
        ),
        Section(
            "Đề nghị Ban Xây dựng Đảng hướng dẫn tuyên truyền, phổ biến; nắm bắt dư luận xã hội.",
        ),
        Paragraph(
            "Trên đây là Kế hoạch phát triển kinh tế tư nhân của phường. Yêu cầu các cơ quan, đơn vị triển khai thực hiện."
        ),
    ),
)


def document() -> OfficialDocument:
    """The plan as it is sent for signing: number and date still blank."""
    resources = Section("Tiếp cận các nguồn lực", (LAND, CAPITAL, PEOPLE))
    reform = Section("Cải cách, bảo đảm quyền sở hữu và quyền tự do kinh doanh", (REFORM, LIABILITY))
    tasks = (COMMUNICATION, reform, resources, TECHNOLOGY, LINKS, GROWTH, SMALL, ETHICS)
    return OfficialDocument(
        kind=Kind.PLAN,
        issuer=AI_QUOC,
        reference=Reference("KH-UBND", IssueDate(2025)),
        subject="Triển khai Nghị quyết số 68-NQ/TW của Bộ Chính trị về phát triển kinh tế tư nhân trên địa bàn phường Ái Quốc",
        legal_bases=(
            "Căn cứ Nghị quyết số 68-NQ/TW ngày 04/5/2025 của Bộ Chính trị về phát triển kinh tế tư nhân",
            "Căn cứ Kế hoạch số 07-KH/TU ngày 25/7/2025 của Thành ủy Hải Phòng",
            "Căn cứ Kế hoạch số 16-KH/ĐU ngày 11/9/2025 của Ban Thường vụ Đảng ủy phường Ái Quốc",
        ),
        body=(GOALS, Section("Nhiệm vụ, giải pháp", tasks), ORGANISATION),
        signature=SIGNATURE,
        recipients=Recipients(
            ("Thường trực Đảng ủy phường", "Lãnh đạo UBND phường", "Các phòng, ban, đơn vị"), "KTHTĐT"
        ),
    )
