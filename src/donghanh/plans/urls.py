"""Addresses of plans, tasks and results."""

from django.urls import path

from donghanh.plans.views import assignments, plans, requests, results, tasks

app_name = "plans"
urlpatterns = [
    path("ke-hoach/", plans.plan_list, name="plan_list"),
    path("ke-hoach/<int:pk>/", plans.plan_detail, name="plan_detail"),
    path("viec/", tasks.task_list, name="task_list"),
    path("viec/<int:pk>/", tasks.task_detail, name="task_detail"),
    path("viec/<int:pk>/tien-do/", results.progress_note, name="progress_note"),
    path("viec/<int:pk>/minh-chung/", results.evidence_add, name="evidence_add"),
    path("viec/<int:pk>/giao/", assignments.task_assign, name="task_assign"),
    path("viec/<int:pk>/nguoi-phu-trach/", assignments.task_officer, name="task_officer"),
    path("viec/<int:pk>/san-pham/", assignments.task_product, name="task_product"),
    path("viec/<int:pk>/nhip-bao-cao/", assignments.task_rhythm, name="task_rhythm"),
    path("minh-chung/<int:pk>/tep/", results.evidence_file, name="evidence_file"),
    path("ket-qua/<int:pk>/bao-xong/", results.result_claim, name="result_claim"),
    path("ket-qua/<int:pk>/truoc-khi-nhap/", results.result_before_import, name="result_before_import"),
    path("ket-qua/<int:pk>/chap-nhan/", results.result_accept, name="result_accept"),
    path("ket-qua/<int:pk>/tra-lai/", results.result_return, name="result_return"),
    path("ket-qua/<int:pk>/gia-han/", requests.extension_ask, name="extension_ask"),
    path("ket-qua/<int:pk>/xem-lai/", requests.late_review_ask, name="late_review_ask"),
    path("gia-han/<int:pk>/", requests.extension_decide, name="extension_decide"),
    path("xem-lai/<int:pk>/", requests.late_review_decide, name="late_review_decide"),
]
