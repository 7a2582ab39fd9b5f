CREATE INDEX outbox_unsettled ON outbox (state) WHERE state IN ('pending', 'sending', 'failed', 'unknown')
