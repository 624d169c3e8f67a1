-- How a statement that was started has ended. Parameters: state; rows; release; patch; file; number.
UPDATE hop.statement
SET state = ?, rows = ?, took = greatest(interval '0', clock_timestamp() - started_at)
WHERE release = ? AND patch = ? AND file = ? AND number = ?;
