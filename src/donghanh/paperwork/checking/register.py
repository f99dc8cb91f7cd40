"""The register of rules: code, level, title, check, and whether its finding may be a loss of extraction."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from donghanh.paperwork.checking import (
    bases,
    endings,
    letterhead,
    repeats,
    spelling,
    targets,
    tasks,
    unit_names,
)
from donghanh.paperwork.checking.dossier import Dossier
from donghanh.paperwork.checking.findings import Level, Remark

Check = Callable[[Dossier], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the linter. `title` is what an officer reads in the list of rules."""

    code: str
    level: Level
    title: str
    check: Check
    may_be_lost: bool = False


RULES = (
    Rule(
        "L01",
        "error",
        "Thiếu quốc hiệu hoặc tên cơ quan ban hành",
        letterhead.lacks_letterhead,
        may_be_lost=True,
    ),
    Rule("L02", "info", "Chưa có số hoặc ngày", letterhead.lacks_number_or_date, may_be_lost=True),
    Rule("L03", "error", "Phụ lục ghi khác số, ngày của văn bản", letterhead.appendix_differs),
    Rule("L04", "warn", "Dấu “./.” sai", endings.end_sign_is_wrong, may_be_lost=True),
    Rule("L05", "warn", "Quyền hạn người ký viết liền", endings.capacity_is_glued, may_be_lost=True),
    Rule("L06", "warn", "Mục “Nơi nhận” chưa đúng", endings.recipients_are_untidy, may_be_lost=True),
    Rule("L07", "warn", "Lặp từ", repeats.words_are_repeated),
    Rule("L08", "warn", "Có thể gõ nhầm", spelling.words_are_misspelt),
    Rule("L09", "error", "Đơn vị ngoài danh mục hoặc tên không thống nhất", unit_names.unit_is_unknown),
    Rule("L10", "info", "Viết hoa không thống nhất", unit_names.capitals_are_uneven),
    Rule("L11", "error", "Nhiệm vụ thiếu chủ trì, sản phẩm hoặc thời hạn", tasks.task_is_incomplete),
    Rule("L12", "warn", "Số nhiệm vụ ghi ở đề mục không khớp", tasks.count_differs),
    Rule("L13", "warn", "Thời hạn đã qua hoặc quá gần", tasks.deadline_is_too_near),
    Rule("L14", "warn", "Nhãn thời hạn không hợp", tasks.label_contradicts),
    Rule("L15", "error", "Chỉ tiêu không đo được", targets.target_is_unmeasurable),
    Rule("L16", "error", "Chỉ tiêu gộp nhiều đối tượng", targets.target_mixes_populations),
    Rule("L17", "info", "Cột số thứ tự trống", tasks.numbers_are_blank, may_be_lost=True),
    Rule("L18", "warn", "Căn cứ hết hiệu lực hoặc của địa bàn cũ", bases.base_is_out_of_date),
    Rule("L19", "info", "Lời văn cấp trên còn nguyên", tasks.wording_is_copied),
    Rule("L20", "warn", "Nhiệm vụ trùng với kế hoạch khác", tasks.task_is_elsewhere),
    Rule("L21", "info", "Không có căn cứ là luật", letterhead.lacks_law, may_be_lost=True),
    Rule("L22", "error", "Thiếu khối chữ ký hoặc Nơi nhận", letterhead.lacks_signature, may_be_lost=True),
    Rule("L23", "info", "Cách viết số không thống nhất", targets.numbers_are_uneven),
    Rule("L24", "info", "Lặp lại tên đầy đủ của văn bản", repeats.titles_are_repeated),
)
