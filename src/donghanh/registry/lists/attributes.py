"""What a column of a list can tell of a business, and the headings that say so, folded."""

from enum import StrEnum
from typing import NamedTuple


class Reading(StrEnum):
    """How the cells of an attribute are read."""

    KEY = "key"
    TEXT = "text"
    PERSON = "person"
    TAX_CODE = "tax_code"
    PERSONAL_ID = "personal_id"
    PHONE = "phone"
    EMAIL = "email"
    GENDER = "gender"
    DAY = "day"
    AMOUNT = "amount"
    COUNT = "count"
    INDUSTRY = "industry"
    STATUS = "status"
    FORM = "form"
    YES_NO = "yes_no"
    EDUCATION = "education"
    TOOLS = "tools"
    POINT = "point"


class Attribute(NamedTuple):
    """`headings`: folded phrases, the usual one first; a phrase may stand inside a longer heading. `yearly`: the value
    belongs to one year, which the heading or the person tells."""

    key: str
    reading: Reading
    headings: tuple[str, ...]
    yearly: bool = False


def _attribute(key: str, reading: Reading, headings: str, *, yearly: bool = False) -> Attribute:
    return Attribute(key, reading, tuple(headings.split("|")), yearly)


ATTRIBUTES = (
    _attribute(
        "record_key", Reading.KEY,
        "ma ho so|so ho so|ma ban ghi|ma doi tuong|id|record id|key|ma co so|ma quan ly|ma ncc|ma phieu",
    ),
    _attribute(
        "name", Reading.TEXT,
        "ten nguoi nop thue|ten nnt|ten doanh nghiep|ten dn|ten ho kinh doanh|ten hkd|ten co so|ten co so kinh doanh"
        "|ten co so sxkd|ten don vi|ten cong ty|ten htx|ten hop tac xa|ten to chuc|ten to chuc ca nhan|ten cua hang"
        "|ten bien hieu|bien hieu|ten hkd dn|ten co so san xuat kinh doanh|ten chi nhanh|ten tieng viet"
        "|ten day du|name|business name|ten|ten goi|ten dtnt|don vi|co so kinh doanh|ho kinh doanh|doanh nghiep|ten ho",
    ),
    _attribute(
        "legal_form", Reading.FORM,
        "loai hinh|loai hinh doanh nghiep|loai hinh dn|loai hinh kinh te|loai hinh to chuc|loai hinh phap ly"
        "|hinh thuc to chuc|legal form|loai nnt|loai hinh kd|loai hinh kinh doanh|loai doanh nghiep",
    ),
    _attribute(
        "tax_code", Reading.TAX_CODE,
        "ma so thue|mst|ma so doanh nghiep|msdn|ma dn|ma so hkd|ma so ho kinh doanh|ma so nnt|ma nnt|ma so htx"
        "|tax code|taxcode|ma so dkkd|ma so mst|mst msdn|ma thue|so thue",
    ),
    _attribute(
        "personal_id", Reading.PERSONAL_ID,
        "cccd|so cccd|can cuoc|so can cuoc|can cuoc cong dan|so can cuoc cong dan|cmnd|so cmnd|cmt|so cmt|cmnd cccd|cccd cmnd"
        "|cmtnd|so cmtnd|so dinh danh|so dinh danh ca nhan|ma dinh danh|ma so dinh danh|sddcn|giay to tuy than|so gttt"
        "|so giay to|chung minh nhan dan|so chung minh nhan dan|personal id|ma dinh danh ca nhan",
    ),
    _attribute(
        "licence", Reading.TEXT,
        "so giay phep|so gcn|so gcn dkkd|so dkkd|giay chung nhan|so giay chung nhan|so giay chung nhan dang ky kinh doanh"
        "|so giay cn dkhkd|so gcn dkhkd|gp kinh doanh|giay phep kinh doanh|so giay cndkkd|gcndkhkd|so gcndkkd|so gpkd|gpkd"
        "|so giay phep kinh doanh|licence number|so dang ky|so dang ky kinh doanh|giay dkkd|so giay dkkd|gcn dkkd",
    ),
    _attribute(
        "parent_code", Reading.TAX_CODE,
        "ma so don vi chu quan|mst don vi chu quan|ma so cong ty me|mst cong ty me|mst chu quan|mst tru so chinh"
        "|ma so doanh nghiep chu quan|mst don vi truc thuoc cua|ma so thue don vi chu quan|msdn chu quan",
    ),
    _attribute(
        "owner", Reading.PERSON,
        "chu ho|ten chu ho|ho ten chu ho|chu ho kinh doanh|ten chu ho kinh doanh|ho va ten chu ho|chu co so|ten chu co so"
        "|chu doanh nghiep|chu so huu|nguoi dai dien|nguoi dai dien phap luat|nddpl|nguoi dai dien theo phap luat|dai dien"
        "|dai dien phap luat|ten nguoi dai dien|ho va ten|ho ten|giam doc|ten giam doc|owner|chu kinh doanh|nguoi dung dau"
        "|ten chu ho kd|chu hkd|ten chu hkd|ho va ten chu ho kinh doanh|chu nhiem|ten nguoi dai dien phap luat|nguoi dai dien pl",
    ),
    _attribute("owner_gender", Reading.GENDER, "gioi tinh|gioi tinh chu ho|gioi|nam nu|gt|gender|phai"),
    _attribute(
        "owner_born", Reading.DAY,
        "ngay sinh|nam sinh|ngay thang nam sinh|sinh nam|ngay sinh chu ho|nam sinh chu ho|sinh ngay|ns|date of birth",
    ),
    _attribute(
        "phone", Reading.PHONE,
        "dien thoai|so dien thoai|sdt|dt|so dt|tel|phone|telephone|di dong|so di dong|dtdd|dien thoai lien he|so lien he|mobile"
        "|dien thoai di dong|so dien thoai lien he|lien he|hotline|so dtdd|dien thoai lien lac",
    ),
    _attribute("email", Reading.EMAIL, "email|e mail|thu dien tu|dia chi email|hop thu|dia chi thu dien tu|mail"),
    _attribute(
        "former_address", Reading.TEXT,
        "dia chi cu|dia chi truoc sap nhap|dia chi truoc khi sap nhap|dia chi truoc 01 7 2025|dc cu|d c cu|dia chi truoc day"
        "|dia chi truoc 1 7 2025|dia chi theo don vi hanh chinh cu",
    ),
    _attribute(
        "address", Reading.TEXT,
        "dia chi|dia chi kinh doanh|d c kd|dc kd|d c|dc|dia chi tru so|dia chi tru so chinh|tru so|dia diem kinh doanh|noi kinh doanh"
        "|dia chi kd|address|dia diem|dia chi nnt|tru so chinh|dia chi co so|dia chi hien tai|dia chi moi|noi dat tru so"
        "|dia chi sau sap nhap|dia chi cu the|dia chi sxkd|dia chi san xuat kinh doanh|dckd|d chi",
    ),
    _attribute(
        "coordinates", Reading.POINT,
        "toa do|toa do gps|vi do kinh do|gps|lat long|lat lng|latlng|toa do dia ly|vi tri gps|coordinates|toa do vn|vi do va kinh do",
    ),
    _attribute(
        "industry_code", Reading.INDUSTRY,
        "ma nganh|ma nganh nghe|ma nganh kinh te|ma nganh chinh|ma nganh nghe chinh|vsic|ma vsic|ma nganh cap 4|ma nganh kd"
        "|industry code|ma nganh nghe kinh doanh|ma nn|ma nganh nghe kd|ma nganh kinh doanh",
    ),
    _attribute(
        "industry", Reading.TEXT,
        "nganh nghe|nganh nghe kinh doanh|nganh nghe kd|nganh nghe chinh|nganh kinh doanh|nganh nghe kinh doanh chinh|nganh"
        "|linh vuc|linh vuc hoat dong|linh vuc kinh doanh|mat hang|mat hang kinh doanh|ten nganh|industry|nganh hang|nn kd|nnkd"
        "|ten nganh nghe|nganh nghe sxkd|san pham dich vu|hoat dong kinh doanh|nganh nghe hoat dong",
    ),
    _attribute(
        "tax_status",
        Reading.STATUS,
        "trang thai nnt|ma trang thai|ma trang thai nnt|ma trang thai mst|trang thai mst|trang thai nguoi nop thue|tt nnt"
        "|trang thai ma so thue|tinh trang mst|trang thai thue|ma tt|tax status|tinh trang nnt",
    ),
    _attribute(
        "registration_status",
        Reading.STATUS,
        "tinh trang phap ly|tinh trang dang ky|tinh trang doanh nghiep|tinh trang dkkd|tinh trang dang ky kinh doanh"
        "|trang thai dang ky|tinh trang phap ly cua doanh nghiep|registration status",
    ),
    _attribute(
        "status",
        Reading.STATUS,
        "trang thai|trang thai hoat dong|tinh trang|tinh trang hoat dong|status|tt hoat dong|tinh hinh hoat dong|trang thai dn"
        "|tinh trang hd|trang thai hd|tt hd|hien trang|tinh trang kinh doanh",
    ),
    _attribute(
        "registered_on", Reading.DAY,
        "ngay cap|ngay dang ky|ngay cap gcn|ngay cap gpkd|ngay cap mst|ngay thanh lap|ngay dkkd|ngay dang ky lan dau|ngay cap dkkd"
        "|ngay bat dau hoat dong|ngay bat dau kinh doanh|ngay hoat dong|ngay cap lan dau|ngay bat dau|ngay cap phep|nam thanh lap"
        "|ngay thang nam cap|registered on|ngay cap giay phep|ngay cap gcn dkkd|ngay cap gcn dkhkd|thoi gian cap|ngay bat dau kd",
    ),
    _attribute(
        "ended_on", Reading.DAY,
        "ngay cham dut|ngay ngung|ngay ngung hoat dong|ngay dong mst|ngay giai the|ngay cham dut hoat dong|ngay nghi|ngay dong ma"
        "|ngay dong ma so thue|ngay thu hoi|ngay ngung kinh doanh|ngay nghi kinh doanh|ended on",
    ),
    _attribute(
        "capital", Reading.AMOUNT,
        "von|von kinh doanh|von dieu le|von dang ky|von dau tu|von kd|tong von|so von|capital|von dk|nguon von",
    ),
    _attribute(
        "revenue", Reading.AMOUNT,
        "doanh thu|doanh thu nam|dt nam|doanh so|tong doanh thu|revenue|doanh thu tinh thue|doanh thu thuan|doanh thu khoan"
        "|doanh thu ke khai|doanh thu uoc tinh",
        yearly=True,
    ),
    _attribute(
        "insured_staff", Reading.COUNT,
        "so lao dong tham gia bhxh|lao dong tham gia bhxh|so ld dong bhxh|lao dong dong bhxh|so nguoi tham gia bhxh|ld bhxh"
        "|lao dong bhxh|so lao dong dong bao hiem|so ld bhxh|so lao dong bhxh|lao dong tham gia bao hiem|so ld tham gia bhxh"
        "|so lao dong dong bhxh|insured staff",
        yearly=True,
    ),
    _attribute(
        "staff", Reading.COUNT,
        "so lao dong|lao dong|so ld|tong so lao dong|so nhan vien|so cong nhan|so nguoi lam|tong lao dong|so lao dong su dung|staff"
        "|sld|ld|so luong lao dong|so nhan cong|so lao dong thuong xuyen|tong ld|nhan cong",
        yearly=True,
    ),
    _attribute(
        "tax_paid", Reading.AMOUNT,
        "thue da nop|so thue da nop|thue nop|tien thue|so thue|tong thue|nop ngan sach|nop nsnn|so nop nsnn|so nop ngan sach"
        "|tong so thue da nop|thue phai nop|so thue phai nop|so tien thue|tax paid|tong thue da nop|thue khoan|so da nop nsnn",
        yearly=True,
    ),
    _attribute(
        "new_jobs",
        Reading.COUNT,
        "viec lam moi|so viec lam moi|lao dong moi|so lao dong moi|lao dong tuyen moi|so viec lam tao moi|new jobs",
        yearly=True,
    ),
    _attribute(
        "cash_register",
        Reading.YES_NO,
        "hddt may tinh tien|hoa don dien tu mtt|hddt mtt|hoa don dien tu may tinh tien|hoa don mtt|may tinh tien"
        "|hoa don dien tu khoi tao tu may tinh tien|hddt khoi tao tu may tinh tien|hddt tu mtt|cash register",
        yearly=True,
    ),
    _attribute(
        "etax_mobile",
        Reading.YES_NO,
        "etax mobile|e tax mobile|etax|cai etax mobile|su dung etax mobile|cai dat etax mobile|dung etax mobile|etaxmobile",
        yearly=True,
    ),
    _attribute(
        "e_invoice",
        Reading.YES_NO,
        "hoa don dien tu|hddt|su dung hddt|su dung hoa don dien tu|dang ky hddt|dung hddt|e invoice|dang ky hoa don dien tu",
        yearly=True,
    ),
    _attribute(
        "digital_tools",
        Reading.TOOLS,
        "cong cu so|ung dung so|ung dung cong nghe so|phan mem|phan mem su dung|nen tang so|ung dung cntt|cong nghe so|digital tools"
        "|chuyen doi so|kenh ban hang online|phan mem ban hang|san tmdt|thuong mai dien tu|ung dung cong nghe",
        yearly=True,
    ),
    _attribute("foreign_invested", Reading.YES_NO, "fdi|von dau tu nuoc ngoai|co von dau tu nuoc ngoai|dtnn|co von nuoc ngoai|von nuoc ngoai"),
    _attribute("innovative", Reading.YES_NO, "khoi nghiep sang tao|dn khoi nghiep sang tao|doi moi sang tao|startup"),
    _attribute(
        "supporting_industry", Reading.YES_NO, "cong nghiep ho tro|cnht|dn cong nghiep ho tro|thuoc nganh cong nghiep ho tro"
    ),
    _attribute(
        "area",
        Reading.TEXT,
        "to dan pho|tdp|thon|khu dan cu|kdc|khu pho|to|to dan cu|thon khu dan cu|thon to dan pho|xom|to dp|area",
    ),
    _attribute(
        "owner_education", Reading.EDUCATION,
        "trinh do|trinh do chuyen mon|trinh do hoc van|trinh do chu ho|trinh do dao tao|hoc van|bang cap|tdcm|owner education"
        "|trinh do chuyen mon chu ho|trinh do cmnv|trinh do hoc van chu ho",
        yearly=True,
    ),
)  # fmt: skip
"""Every attribute that a list can tell. Their order decides between equally good headings."""

BY_KEY = {attribute.key: attribute for attribute in ATTRIBUTES}
NUMBERING = frozenset("stt|so tt|tt|no|so thu tu|s tt|thu tu|number".split("|"))
"""Headings of the running number, which tells nothing of a business."""
TELLING_NOTHING = frozenset(
    "ngay cap cccd|noi cap cccd|ngay cap cmnd|noi cap cmnd|ngay cap can cuoc|noi cap|noi cap can cuoc|ngay cap cccd cmnd"
    "|noi cap cccd cmnd|dia chi thuong tru|ho khau thuong tru|noi thuong tru|co quan thue|co quan thue quan ly|ghi chu"
    "|phuong|phuong xa|tinh|quan huyen|can bo phu trach|ngay cap nhat|nguoi cap nhat".split("|")
)
"""Headings that resemble known ones and tell nothing that is kept: papers of the person, the home, the office."""
