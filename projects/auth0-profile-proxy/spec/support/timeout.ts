// Some specs start servers in processes of their own; on a busy machine that takes long.
jasmine.DEFAULT_TIMEOUT_INTERVAL = 30_000;
