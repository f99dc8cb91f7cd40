"""The words in which a person is told why two rows are or may be the same business."""

START = "Trước khi so sánh"
STARTED = "hai dòng bất kỳ hiếm khi là một cơ sở"
RARITY = "Tên, số hiếm hay phổ biến"

LABELS = {
    "tax": "Mã số thuế",
    "who": "Chủ cơ sở",
    "what": "Tên cơ sở",
    "where": "Địa chỉ",
    "phone": "Điện thoại",
    "trade": "Ngành nghề",
    "form": "Loại hình",
}
"""Comparison → its heading."""

LEVELS = {
    "": {"unknown": "chưa đủ thông tin để so"},
    "tax": {
        "same": "trùng",
        "slip": "gần trùng, có vẻ gõ nhầm",
        "garbled": "khác, nhưng có mã sai số kiểm tra",
        "other": "khác nhau",
    },
    "who": {
        "number": "trùng số định danh cá nhân",
        "number_slip": "số định danh gần trùng, có vẻ gõ nhầm",
        "number_only": "trùng số định danh, họ tên khác",
        "other_number": "số định danh khác nhau",
        "name": "trùng họ tên",
        "name_slip": "họ tên gần trùng",
        "name_accents": "họ tên chỉ trùng khi bỏ dấu hoặc lệch một chữ cái",
        "other": "họ tên khác nhau",
    },
    "what": {
        "branch_number": "cùng tên, khác số thứ tự",
        "same": "trùng",
        "accents": "chỉ trùng khi bỏ dấu",
        "near": "gần trùng, có vẻ gõ nhầm",
        "part": "tên này nằm trong tên kia",
        "owners_name": "cùng gọi theo tên chủ",
        "silent": "một bên không có tên riêng",
        "alike": "na ná nhau",
        "other": "khác nhau",
    },
    "where": {
        "door": "cùng số nhà, cùng đường",
        "number_in_area": "cùng số nhà, cùng khu vực",
        "street": "cùng đường, một bên thiếu số nhà",
        "next_door": "cùng đường, khác số nhà",
        "area": "cùng khu vực",
        "unclear": "một bên không ghi rõ",
        "other": "khác nhau",
    },
    "phone": {"same": "trùng", "slip": "gần trùng, có vẻ gõ nhầm", "other": "khác nhau"},
    "trade": {"same": "trùng", "near": "gần nhau", "other": "khác nhau"},
    "form": {"same": "trùng", "other": "khác nhau"},
}
"""Comparison → level → what it says of two rows; "" for what holds for every comparison."""

REASONS = {
    "tax_code": "Trùng mã số thuế.",
    "tax_code_nearly": "Mã số thuế gần trùng; cùng chỗ, cùng điện thoại.",
    "name_and_more": "Trùng tên và có thêm ít nhất hai điểm trùng khác.",
    "name_owner_phone": "Trùng tên, chủ, điện thoại và ngành; địa chỉ khác.",
    "name_nearly": "Tên gần trùng; chủ, điện thoại hoặc địa chỉ đều khớp.",
    "owner_nearly": "Họ tên chủ lệch chút ít, các điểm còn lại khớp.",
    "owner_and_place": "Trùng chủ và địa chỉ; tên không nói gì thêm.",
    "weight": "Nhiều điểm khớp, ít điểm lệch.",
    "several_partners": "Có hơn một dòng khớp gần như nhau.",
    "known_twice": "Dòng này khớp với hai cơ sở đã có; có thể hai cơ sở đó là một.",
    "other_number_known": "Dòng này khớp, nhưng cơ sở đã có mang mã số khác.",
    "new_tax_code": "Mã số thuế khác, mọi điểm còn lại trùng: có thể đã đăng ký lại.",
    "tax_code_but_other_name": "Trùng mã số thuế nhưng khác tên, và khác chủ hoặc khác chỗ.",
    "tax_code_alone": "Chỉ trùng mã số thuế, các điểm khác không khớp.",
    "other_legal_form": "Mọi điểm trùng, riêng loại hình khác: có thể đã chuyển đổi.",
    "other_owner": "Trùng tên và có điểm khớp, nhưng chủ khác: có thể đã đổi chủ.",
    "other_trade": "Trùng tên, nhưng ngành nghề khác.",
    "other_place": "Cùng chủ, nhưng khác chỗ hoặc khác ngành: có thể là cơ sở thứ hai.",
    "other_name": "Cùng chủ hoặc cùng chỗ, nhưng tên khác: có thể đã đổi tên.",
    "moved": "Trùng tên và có điểm khớp, nhưng địa chỉ khác: có thể đã chuyển chỗ.",
    "name_and_little": "Trùng tên, ngoài ra chỉ có một điểm khớp yếu.",
    "name_alone": "Chỉ trùng tên, mà nhiều cơ sở có thể trùng tên.",
    "owner_alone": "Cùng chủ, nhưng tên riêng và địa chỉ chưa đủ rõ: có thể là cơ sở khác của chủ này.",
    "place_and_phone": "Cùng chỗ, cùng điện thoại; chưa rõ chủ.",
}
"""Reason of a pair → one sentence."""
