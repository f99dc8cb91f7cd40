"""A private PostgreSQL server for the demo and the tests: `Cluster(directory).start()`, and it is there.

Nouns: a cluster (one folder holding data, log and passwords), the binaries it runs on, the account its
processes run under. Not for production, where people administer PostgreSQL: `roles.sql` and `grants.sql` are
what both share. Stands alone: imports nothing else of Đồng Hành, and no Django.
"""

from donghanh.embedded.cluster import Cluster
from donghanh.embedded.connections import Connections
from donghanh.embedded.errors import ClusterFailed

__all__ = ["Cluster", "ClusterFailed", "Connections"]
