from donghanh.kernel.slots import Job, jobs
from donghanh.kernel.stalled import retry_stalled

jobs.add(
    Job("retry_stalled", retry_stalled, "Queues the jobs of workers that died again.", cron="*/2 * * * *"),
)
