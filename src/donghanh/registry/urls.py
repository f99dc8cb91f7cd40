"""Addresses of businesses. Literal addresses come first: a registry number is twelve signs and takes no other."""

from django.urls import path, register_converter

from donghanh.registry.views import (
    answering,
    businesses,
    charts,
    conflicts,
    duties,
    entering,
    exports,
    imports,
    merging,
    mirror,
    pages,
    requests,
    review,
    saved_lists,
    surveys,
    tax_differences,
    thresholds,
)
from donghanh.registry.views import map as maps


class PublicId:
    """A registry number, "7KQ2M9XTB4VD"."""

    regex = "[0-9A-Z]{12}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PublicId, "public_id")

app_name = "registry"
urlpatterns = [
    path("co-so/", businesses.business_list, name="business_list"),
    path("co-so/nhap/", imports.batch_list, name="batch_list"),
    path("co-so/nhap/moi/", imports.batch_new, name="batch_new"),
    path("co-so/nhap/<int:pk>/", imports.batch_detail, name="batch_detail"),
    path("co-so/nhap/<int:pk>/cot/", imports.batch_columns, name="batch_columns"),
    path("co-so/nhap/<int:pk>/trang-tinh/", imports.batch_sheet, name="batch_sheet"),
    path("co-so/nhap/<int:pk>/dong/", imports.batch_rows, name="batch_rows"),
    path("co-so/nhap/<int:pk>/tep/", imports.batch_file, name="batch_file"),
    path("co-so/nhap/<int:pk>/tiep-nhan/", imports.batch_apply, name="batch_apply"),
    path("co-so/nhap/<int:pk>/hoan-tac/", imports.batch_undo, name="batch_undo"),
    path("co-so/nhap/<int:pk>/bo/", imports.batch_discard, name="batch_discard"),
    path("co-so/bieu-do/", charts.business_charts, name="business_charts"),
    path("co-so/ban-do/", maps.business_map, name="business_map"),
    path("co-so/xuat/", exports.business_export, name="business_export"),
    path("co-so/nghia-vu/", duties.duty_list, name="duty_list"),
    path("co-so/nghia-vu/xuat/", duties.duty_export, name="duty_export"),
    path("co-so/doi-chieu-thue/", tax_differences.tax_difference_list, name="tax_difference_list"),
    path("co-so/doi-chieu-thue/xuat/", tax_differences.tax_difference_export, name="tax_difference_export"),
    path(
        "co-so/doi-chieu-thue/<public_id:public_id>/",
        tax_differences.tax_difference_explain,
        name="tax_difference_explain",
    ),
    path("co-so/danh-sach/", saved_lists.business_list_saved, name="business_list_saved"),
    path("co-so/danh-sach/<int:pk>/doi-ten/", saved_lists.business_list_rename, name="business_list_rename"),
    path("co-so/danh-sach/<int:pk>/chia-se/", saved_lists.business_list_share, name="business_list_share"),
    path("co-so/danh-sach/<int:pk>/xoa/", saved_lists.business_list_remove, name="business_list_remove"),
    path("co-so/doi-chieu/", review.review_next, name="review_next"),
    path("co-so/doi-chieu/hoan-tac/", review.review_undo, name="review_undo"),
    path("co-so/doi-chieu/ket-luan/", review.judgement_list, name="judgement_list"),
    path(
        "co-so/doi-chieu/ket-luan/<int:pk>/rut-lai/", review.judgement_take_back, name="judgement_take_back"
    ),
    path("co-so/doi-chieu/<int:pk>/tra-loi/", review.review_answer, name="review_answer"),
    path("co-so/doi-chieu/<int:pk>/hien-day-du/", review.review_unmask, name="review_unmask"),
    path("co-so/nguong/", thresholds.threshold_list, name="threshold_list"),
    path("co-so/khao-sat/", surveys.survey_list, name="survey_list"),
    path("co-so/khao-sat/them/", surveys.survey_add, name="survey_add"),
    path("co-so/khao-sat/cong-cu-so/", surveys.digital_convention, name="digital_convention"),
    path("co-so/khao-sat/<int:pk>/", surveys.survey_round, name="survey_round"),
    path("co-so/khao-sat/<int:pk>/in/", surveys.survey_print, name="survey_print"),
    path("co-so/khao-sat/<int:pk>/bo-sung/", surveys.survey_extend, name="survey_extend"),
    path("co-so/khao-sat/<int:pk>/ket-thuc/", surveys.survey_close, name="survey_close"),
    path("co-so/khao-sat/<int:pk>/nop/", surveys.survey_receive, name="survey_receive"),
    path("co-so/khao-sat/phieu/<int:pk>/", answering.survey_sheet, name="survey_sheet"),
    path("co-so/khao-sat/tep/<int:pk>/", surveys.survey_file, name="survey_file"),
    path("co-so/khao-sat/tep/<int:pk>/nhan/", surveys.survey_file_apply, name="survey_file_apply"),
    path("co-so/khao-sat/tep/<int:pk>/hoan-tac/", surveys.survey_file_undo, name="survey_file_undo"),
    path("co-so/moi/", entering.business_new, name="business_new"),
    path("co-so/lech-nguon/", conflicts.conflict_list, name="conflict_list"),
    path("co-so/lech-nguon/thu-tu/", conflicts.trust_edit, name="trust_edit"),
    path("co-so/lech-nguon/chuyen-lai/", conflicts.correction_list, name="correction_list"),
    path("co-so/lech-nguon/nguon/<int:pk>/", conflicts.correction_make, name="correction_make"),
    path("co-so/lech-nguon/chuyen-lai/<int:pk>/", conflicts.correction_detail, name="correction_detail"),
    path("co-so/lech-nguon/chuyen-lai/<int:pk>/tai/", conflicts.correction_file, name="correction_file"),
    path("co-so/lech-nguon/chuyen-lai/<int:pk>/da-gui/", conflicts.correction_sent, name="correction_sent"),
    path("co-so/cua-toi/<str:token>/", mirror.mirror, name="mirror"),
    path("co-so/yeu-cau-du-lieu/", requests.data_request_list, name="data_request_list"),
    path("co-so/yeu-cau-du-lieu/<int:pk>/", requests.data_request_detail, name="data_request_detail"),
    path(
        "co-so/yeu-cau-du-lieu/<int:pk>/tiep-nhan/",
        requests.data_request_acknowledge,
        name="data_request_acknowledge",
    ),
    path("co-so/yeu-cau-du-lieu/<int:pk>/gia-han/", requests.data_request_extend, name="data_request_extend"),
    path("co-so/yeu-cau-du-lieu/<int:pk>/thuc-hien/", requests.data_request_grant, name="data_request_grant"),
    path("co-so/yeu-cau-du-lieu/<int:pk>/tu-choi/", requests.data_request_refuse, name="data_request_refuse"),
    path("co-so/yeu-cau-du-lieu/<int:pk>/xem-du/", requests.data_request_unmask, name="data_request_unmask"),
    path("co-so/yeu-cau-du-lieu/<int:pk>/bo-han-che/", requests.data_request_lift, name="data_request_lift"),
    path("co-so/so-lieu/<int:pk>/rut/", entering.fact_withdraw, name="fact_withdraw"),
    path("co-so/dien-bien/<int:pk>/rut/", entering.happening_withdraw, name="happening_withdraw"),
    path("co-so/ke-thua/<int:pk>/rut/", entering.succession_withdraw, name="succession_withdraw"),
    path("co-so/<public_id:public_id>/", pages.business_detail, name="business_detail"),
    path("co-so/<public_id:public_id>/xem-du/", pages.business_unmask, name="business_unmask"),
    path("co-so/<public_id:public_id>/lich-su/", pages.business_history, name="business_history"),
    path("co-so/<public_id:public_id>/sua/", entering.business_edit, name="business_edit"),
    path("co-so/<public_id:public_id>/so-lieu/<slug:kind>/", entering.fact_add, name="fact_add"),
    path("co-so/<public_id:public_id>/dien-bien/", entering.happening_add, name="happening_add"),
    path("co-so/<public_id:public_id>/ke-thua/", entering.succession_add, name="succession_add"),
    path("co-so/<public_id:public_id>/chon/<slug:attribute>/", conflicts.choice_make, name="choice_make"),
    path(
        "co-so/<public_id:public_id>/rut-chon/<slug:attribute>/",
        conflicts.choice_take_back,
        name="choice_take_back",
    ),
    path("co-so/<public_id:public_id>/duong-dan/", requests.owner_link, name="owner_link"),
    path("co-so/<public_id:public_id>/duong-dan/dong/", requests.owner_link_revoke, name="owner_link_revoke"),
    path("co-so/<public_id:public_id>/yeu-cau/", requests.data_request_add, name="data_request_add"),
    path("co-so/<public_id:public_id>/gop/", merging.business_merge, name="business_merge"),
    path("co-so/<public_id:public_id>/tach/", merging.business_split, name="business_split"),
]
