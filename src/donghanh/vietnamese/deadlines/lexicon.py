"""The words of the grammar, as officers write them. Matching folds them; the accents are for the reader."""

from donghanh.vietnamese.deadlines.model import Frequency
from donghanh.vietnamese.deadlines.wording import Phrases, phrases

# ---------------------------------------------------------------- years

NEXT_YEAR = phrases(
    "năm sau | năm tới | năm tiếp theo | năm kế tiếp | năm liền kề | năm liền sau | năm kế sau "
    "| sang năm | năm liền kề sau | năm sau liền kề | năm tiếp sau | năm liền tiếp "
    "| năm kế tiếp liền kề"
)
THIS_YEAR = phrases("năm nay | năm báo cáo | năm hiện hành | năm hiện tại | năm đó")
LAST_YEAR = phrases("năm trước | năm ngoái | năm trước liền kề | năm liền trước | năm liền kề trước")
YEAR_NOUNS = phrases(
    "năm | các năm | cả năm | suốt năm | hết năm | năm tài chính | năm ngân sách | năm kế hoạch "
    "| năm dương lịch | trong các năm | hai năm | 2 năm | 02 năm | ba năm | 3 năm | 03 năm "
    "| nội trong năm | những năm"
)
SPAN_NOUNS = phrases(
    "giai đoạn | nhiệm kỳ | năm học | thời kỳ | 5 năm | 05 năm | các năm | năm | 2 năm | 02 năm | 3 năm "
    "| 03 năm | nhiệm kì | trong giai đoạn | kỳ | niên độ | niên khóa | giai đoạn 5 năm "
    "| giai đoạn 05 năm"
)
SPAN_LINKS = phrases("- | đến | đến hết | đến năm | đến hết năm | / | tới | tới năm | - năm")

# ---------------------------------------------------------------- prepositions

BEFORE = phrases("trước | trước thời điểm | đến trước | sớm hơn | trước hạn | trước mốc | cho đến trước")
BY = phrases(
    "chậm nhất | muộn nhất | không quá | không muộn hơn | không chậm hơn | trễ nhất | không trễ hơn "
    "| không sau | đến | đến hết | hết | tới | cho đến | cho tới | cho đến hết | đến cuối ngày "
    "| đến thời điểm | tính đến | kết thúc | hạn cuối | xong đến | tính đến hết | tới hạn | tới hết "
    "| chậm nhất là | muộn nhất là | trễ nhất là | không vượt quá | lâu nhất"
)
FROM = phrases(
    "từ | kể từ | bắt đầu từ | bắt đầu | tính từ | khởi đầu từ | triển khai từ | áp dụng từ "
    "| bắt đầu trong | ngay từ | kể | khởi công"
)
AFTER = phrases("sau")
WITHIN = phrases(
    "trong | vào | trong thời gian | trong khoảng | vào khoảng | trong vòng | nội trong | ngay trong"
)
FILLERS = phrases(
    "ngày | thời gian | thời điểm | khoảng | dự kiến | dịp | là | vào | cuối ngày | các | tới ngày | : "
    "| cuối giờ | kể từ | hết | mốc | thời hạn"
)
RANGES = phrases(
    "- | - - | - > | - đến | đến | đến hết | tới | cho đến | cho tới | đến cuối | đến ngày "
    "| đến hết ngày | và đến | , đến | đến trước | tới hết | và kết thúc | kết thúc | kết thúc trước "
    "| , kết thúc | và hoàn thành đến | - hết | cho đến hết | và đến hết | đến khoảng"
)
LISTS = phrases(
    ", | và | ; | + | & | / | hoặc | hoặc là | , và | ; và | và trong | , trong | rồi | hay | cùng với "
    "| và vào | , vào | và các | ; trong | , hoặc | và ngày | hoặc trong"
)

# ---------------------------------------------------------------- repetition and permanence

UNITS = {"nam": "year", "quy": "quarter", "qui": "quarter", "thang": "month", "tuan": "week", "ngay": "day"}
EACH = phrases(
    "hằng | mỗi | từng | định kỳ | định kỳ hằng | định kỳ mỗi | định kì | định kì hằng | theo từng "
    "| theo hằng | thường kỳ hằng | cuối mỗi | đầu mỗi | cuối hằng | đầu hằng | cuối các | đầu các "
    "| định kỳ theo | định kỳ vào cuối | định kỳ cuối"
)
HALF_YEAR = phrases("nửa năm | sáu tháng | 6 tháng | 06 tháng")
ONCE = phrases(
    "một lần | / lần | / 1 lần | / 01 lần | / một lần | 1 lần | 01 lần | ( một lần ) | một kỳ | ( 01 lần )"
)
AFTER_UNIT = frozenset(phrases("và | theo | hoặc | khi | đột | trước | báo | gửi | các"))
COUNTED = phrases(
    "lần | lượt | cuộc | buổi | đợt | hội nghị | lớp | kỳ | báo cáo | phiên | chuyên đề | hội thảo "
    "| cuộc họp | số | tin | bài | tin bài | chương trình | mô hình | bản tin | diễn đàn | hoạt động "
    "| sự kiện | phóng sự | kỳ họp | phiên họp | cuộc đối thoại | khóa | tọa đàm | gương | tuần "
    "| ngày hội | hội thi | chương trình giám sát | lớp tập huấn | kỳ báo cáo | văn bản | chuyên mục "
    "| vụ | hộ | doanh nghiệp | sáng kiến | đoàn | cuộc giám sát | đồng chí"
)
AT_LEAST = phrases("ít nhất | tối thiểu | không dưới | > = | ≥ | không ít hơn | từ | trên")
PER = phrases("/ | một | mỗi | trên | trong | trong một | hằng | trong mỗi | trên một | / một | / mỗi")
ALWAYS = phrases(
    "thường xuyên | liên tục | quanh năm | suốt quá trình | quá trình thực hiện | thường kỳ "
    "| thường trực | xuyên suốt | suốt thời gian | thường nhật | toàn bộ thời gian "
    "| thường xuyên liên tục | lâu dài | thường xuyên , liên tục | không thời hạn | duy trì ổn định "
    "| 24 / 7 | 24 / 24 | 24 / 24 giờ"
)
PERIODIC = phrases("định kỳ | định kì | theo định kỳ")
BEFORE_STANDING = {"ban", "tich", "doc", "vien", "thu"}
AFTER_STANDING = {
    "dang", "bi", "hdnd", "hoi", "thanh", "tinh", "uy", "ub", "ubnd", "ubmttq",
    "mttq", "mat", "chinh", "huyen", "xa", "phuong", "ban",
}  # fmt: skip
BEFORE_NAMED_ALWAYS = phrases("giáo dục | kinh phí | nguồn chi | ngân sách")
ONWARD_LEADS = phrases(
    "và | , | ; | cho | trong | định hướng | định hướng đến | duy trì | tiếp tục | thực hiện "
    "| triển khai | đến | - | duy trì trong | và cả | áp dụng | cho đến | ( | và duy trì | nhân rộng "
    "| nhân rộng trong | vào"
)
_ONWARD_UNITS = "năm | giai đoạn | nhiệm kỳ | quý | tháng | năm học | niên độ | thời gian | kỳ"
ONWARD_UNITS = phrases(
    "|".join(f"{each} {unit}" for each in ("", "các", "những") for unit in _ONWARD_UNITS.split("|"))
)
FOLLOWING = phrases(
    "tiếp theo | sau đó | kế tiếp | tiếp sau | sau nữa | tới | sau | về sau | tiếp | liền kề | liền sau "
    "| kế tiếp theo | kế sau | tiếp đó | tiếp nối"
)
ONWARD = phrases("trở đi | trở về sau | về sau")
URGENT = phrases(
    "khẩn trương | sớm | kịp thời | khẩn cấp | gấp | nhanh chóng | hỏa tốc | càng sớm càng tốt "
    "| thượng khẩn | cấp bách | khẩn | trong thời gian sớm nhất | sớm nhất | trong thời gian tới "
    "| thời gian tới | thời gian sớm nhất"
)

# ---------------------------------------------------------------- clauses

STOPS = phrases("dự kiến | phấn đấu | chậm nhất | muộn nhất | trễ nhất")
NO_BREAKS = phrases("vào | trong khoảng | kết thúc | là | hết")
STOPS_AFTER_COMMA = phrases(
    "hoàn thành | xong | thực hiện | báo cáo | thời gian | thời hạn | bắt đầu | triển khai | gửi"
)
EVENTS = phrases(
    "ngay sau khi | sau khi | ngay khi | khi | trước khi | kể từ khi | từ khi | kể từ thời điểm "
    "| ngay sau | sau thời điểm | đột xuất | phát sinh | đến khi | cho đến khi | theo yêu cầu "
    "| trong quá trình | nhân dịp | trước tết | sau tết | trước và sau tết | tết | trước và trong "
    "| trong dịp tết | dịp tết | trong thời gian diễn ra | cùng thời điểm | tại thời điểm "
    "| trước , trong và sau | từ thời điểm | tùy tình hình | theo vụ việc | lập tức | hoàn thành ngay "
    "| trong ngày | tại kỳ họp | tại phiên họp | tại hội nghị | đồng thời với | cùng với thời điểm "
    "| theo từng vụ việc | trước , trong"
)
NO_EVENT_NOUNS = frozenset(
    phrases(
        "đó | đây | này | ngày | hết | mắt | tiên | kia | nay | bạ | tuổi | sự | cùng | cả | thuế | là "
        "| pháp | hằng | mỗi | các"
    )
)
REFERENCES = phrases(
    "luật | bộ luật | pháp lệnh | theo | căn cứ | như | xem | nt | dựa theo | tùy theo | tùy thuộc "
    "| phù hợp | thực hiện theo | phụ thuộc | bám sát | đúng tiến độ | đúng thời hạn | đúng quy định "
    "| đảm bảo tiến độ | bảo đảm tiến độ | đúng hạn | đúng thời gian | như trên | đúng lộ trình"
)
ISSUE = phrases(
    "từ nay | kể từ nay | từ bây giờ | từ khi ban hành | từ ngày ban hành | kể từ ngày ban hành "
    "| từ ngày ký | ngay từ bây giờ | kể từ ngày ký | sau khi ban hành | từ khi kế hoạch được ban hành "
    "| từ khi có kế hoạch | sau khi kế hoạch được ban hành | từ thời điểm ban hành "
    "| từ ngày kế hoạch được ban hành"
)
OFFSET_LEADS = phrases(
    "trong vòng | trong thời hạn | trong thời gian | trong | sau | chậm nhất | muộn nhất | không quá "
    "| là | tối đa | trước | sau thời gian | trước ít nhất | ít nhất | thời hạn | thời gian | vòng "
    "| hạn | tối thiểu | thời hạn là | quá | chậm nhất là | không vượt quá | hoàn thành "
    "| hoàn thành sau | hoàn thành trong | xong trong | thực hiện trong"
)
OFFSET_TAILS = phrases("làm việc | kể từ | sau khi | trước khi | từ ngày | từ khi | sau ngày | trước ngày")
NO_REFERENCE_AFTER = frozenset(phrases("tiếp | kèm | kéo | pháp | kỷ | dự án"))
AMOUNTS = {"ngay": "days", "thang": "months", "nam": "years", "gio": "hours", "tuan": "days"}
ANCHORS = phrases("kể từ | từ | sau khi | trước khi | sau | tính từ | trước | khi | so với | kể từ khi | kể")
APPROXIMATE = phrases("dự kiến | khoảng | ước | cơ bản | phấn đấu")
VISIONS = phrases("tầm nhìn | định hướng | hướng tới | hướng đến")

# ---------------------------------------------------------------- days of repeating periods

_OF_MONTH_IN_QUARTER = phrases(
    "tháng cuối quý | tháng cuối của quý | tháng cuối mỗi quý | tháng cuối hằng quý "
    "| tháng cuối cùng của quý | tháng đầu quý | tháng đầu quý sau | tháng đầu của quý sau "
    "| tháng đầu tiên của quý sau | tháng đầu quý tiếp theo | tháng cuối của mỗi quý "
    "| tháng cuối cùng của mỗi quý | tháng đầu của quý | tháng cuối các quý | tháng cuối của các quý "
    "| tháng đầu của quý tiếp theo | tháng cuối cùng mỗi quý | tháng cuối cùng quý "
    "| tháng đầu tiên của quý | tháng đầu mỗi quý | tháng đầu của quý kế tiếp | tháng cuối kỳ báo cáo"
)
_OF_QUARTER = phrases(
    "của quý | quý sau | quý báo cáo | của quý sau | của quý báo cáo | quý tiếp theo | của quý tiếp theo"
)
OF_QUARTER = _OF_MONTH_IN_QUARTER + _OF_QUARTER
OF_MONTH = phrases(
    "tháng sau | tháng tiếp theo | tháng kế tiếp | tháng liền kề | tháng liền sau | tháng báo cáo "
    "| của tháng | của tháng báo cáo | của tháng sau | của tháng tiếp theo | tháng sau liền kề "
    "| của tháng liền kề | tháng liền kề sau | các tháng | của các tháng | của các tháng trong năm "
    "| trong tháng | của tháng kế tiếp | các tháng trong năm | của tháng liền kề sau "
    "| của tháng sau liền kề"
)
EDGES_OF_PERIOD = {
    **dict.fromkeys(
        phrases("cuối cùng của quý | cuối quý | đầu quý | hết quý | kết thúc quý | giữa quý"),
        Frequency("quarter"),
    ),
    **dict.fromkeys(
        phrases("cuối cùng của tháng | cuối cùng trong tháng | cuối tháng | đầu tháng | giữa tháng"),
        Frequency("month"),
    ),
    **dict.fromkeys(phrases("cuối tuần | đầu tuần"), Frequency("week")),
    **dict.fromkeys(phrases("cuối ngày làm việc"), Frequency("day")),
}

# ---------------------------------------------------------------- neighbours

LABELS = phrases(
    "thời gian | thời hạn | thời điểm | tiến độ | hạn | hoàn thành | thực hiện | mốc | lộ trình | triển khai"
)
TIME_WORDS = frozenset(
    phrases(
        "thành | hiện | khai | xong | hạn | gian | kỳ | dịp | vào | lúc | khoảng | kiến | trong | đoạn "
        "| tất | thúc | đến | từ | trước | hết | và | công | tiếp | đầu | tiến | hành | trình | độ "
        "| điểm | mốc | buổi | sáng | chiều | ban | nghiệm | định | là | hoặc | đấu | dựng"
    )
)
DATED_NOUNS = phrases(
    "báo cáo | kết quả | số liệu | kế hoạch | chỉ tiêu | dự toán | so với | chương trình | nghị quyết "
    "| ngân sách | mục tiêu | danh mục | đề án | tổng kết | sơ kết | nhiệm vụ | với | vốn | quyết toán "
    "| phương hướng | chuyên đề | chỉ số | bộ chỉ số | học tập | luật | tình hình | thu | chi | cùng kỳ "
    "| công tác | báo cáo sơ kết"
)
AFTER_BARE = frozenset(
    phrases(
        "hằng | và | đến | các | những | trở | tiếp | thường | hoàn | theo | báo | mỗi | phải | gửi "
        "| định | duy | thực | triển | từ | để | ban | trình | hoặc | xong | âm | của | là | thì | sẽ "
        "| tại | cho | phấn | trong | trước | dự | do"
    )
)

# ---------------------------------------------------------------- inside sentences

LEADS = phrases(
    "hoàn thành | xong | thực hiện | phấn đấu | dự kiến | thời gian | hoàn thành việc này | và "
    "| hoàn thành xong | thời hạn | hạn | thời gian thực hiện | thời gian hoàn thành"
)
BRIDGES = phrases(
    ", | và | ; | ( | ) | hoàn thành | xong | phấn đấu | dự kiến | thực hiện | bắt đầu | kết thúc "
    "| báo cáo | : | gửi | duy trì | triển khai | đợt 1 | đợt 2 | đợt i | đợt ii | trình"
)
NARROWING = phrases("( | , | : | - | là | hoàn thành | xong | hạn | thời hạn | và hoàn thành | cụ thể | chậm")
SETTING_EVENTS = phrases("sau khi | ngay sau khi | ngay khi | sau | kể từ | trước khi")

# ---------------------------------------------------------------- where a reading can start

_COUNTS = "một | hai | ba | bốn | tư | năm | sáu | bảy | tám | chín | mười"
PERIOD_STARTS = frozenset(
    phrases(
        f"quý | quí | q | tháng | t | th | ngày | mùng | mồng | đầu | giữa | cuối | nửa | tuần | {_COUNTS}"
    )
).union(*(words.by_first for words in (NEXT_YEAR, THIS_YEAR, YEAR_NOUNS, SPAN_NOUNS)))
STARTS = PERIOD_STARTS.union(
    phrases("âm | al | giêng | chạp | thứ | chủ | chúa | ( | <document> | nhiệm"),
    *(words.by_first for words in list(globals().values()) if isinstance(words, Phrases)),
)
"""First words of every reading; any other word is passed over at once."""
