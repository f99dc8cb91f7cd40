from donghanh.cli import main

raise SystemExit(main())
