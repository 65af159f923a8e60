// Some specs start servers in processes of their own; a busy machine takes its time for that.
jasmine.DEFAULT_TIMEOUT_INTERVAL = 30_000;
