-- Which fingerprints meet, for any engine that reads ANSI SQL (DuckDB and Spark run this text unchanged).
-- fingerprints(place BIGINT, hash BIGINT, digest BIGINT): where a run starts, its hash, the digest of its text.
-- Groups of at most 16 pair each with each; of larger ones only the first member with every other one.
WITH counted AS (
    SELECT
        place,
        hash,
        COUNT(*) OVER (PARTITION BY hash) AS size,
        ROW_NUMBER() OVER (PARTITION BY hash ORDER BY digest, place) AS member
    FROM fingerprints
),
shared AS (
    SELECT place, hash, size, member FROM counted WHERE size > 1
)
SELECT one.place AS first_place, other.place AS second_place, one.size AS size
FROM shared AS one
JOIN shared AS other ON one.hash = other.hash
WHERE (one.size <= 16 AND one.member < other.member)
   OR (one.size > 16 AND one.member = 1 AND other.member > 1)
