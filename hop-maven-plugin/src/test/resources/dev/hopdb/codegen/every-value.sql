INSERT INTO every_type (
    a_boolean, a_smallint, an_integer, a_bigint, a_numeric, a_real, a_double, a_money, a_char, a_varchar, a_text,
    a_name, an_internal_char, a_bytea, a_date, a_time, a_timetz, a_timestamp, a_timestamptz, an_interval, a_uuid, a_json,
    a_jsonb, a_jsonpath, an_xml, an_inet, a_cidr, a_macaddr, a_macaddr8, a_bit, one_bit, a_varbit, a_point, a_line,
    a_lseg, a_box, a_path, a_polygon, a_circle, a_tsvector, a_tsquery, an_int4range, an_int8range, a_numrange, a_tsrange,
    a_tstzrange, a_daterange, a_float_range, an_oid, a_regclass, a_pg_lsn, a_txid_snapshot, a_mood, an_email, a_positive,
    some_emails, a_point3, a_nested, an_hstore, a_citext, an_ltree, integers, texts, a_matrix, uuids, moods, timestamps,
    jsons, points3, ranges)
VALUES (
    true, 1, 2, 3, 4.50, 5.5, 6.25, '7.00', 'abc', 'vär"char', 'te''xt \ {}', 'name', 'c', '\x00ff', '2026-02-28',
    '23:59:59.5', '01:02:03+04', '2026-01-02 03:04:05.006', '2026-01-02 03:04:05+00', '1 day 02:03:04',
    '00000000-0000-0000-0000-000000000001', '{"a": 1}', '{"b": [1, null]}', '$.a', '<a/>', '10.0.0.1', '10.0.0.0/8',
    '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05', B'10101010', B'1', B'101', '(1,2)', '{1,2,3}', '[(0,0),(1,1)]',
    '(1,1),(0,0)', '[(0,0),(1,1)]', '((0,0),(1,1),(1,0))', '<(0,0),1>', 'a b', 'a & b', '[1,5)', '[1,5)', '(1.5,2.5]',
    '[2026-01-01,2026-02-01)', '[2026-01-01,)', 'empty', '[1,2)', 42, 'pg_class', '16/B374D848', '10:20:10,14,15',
    'so so', 'a@b', 7, '{a@b,c@d}', '(1,2,3,"a ""b""")', ROW(ROW(1, 2, 3, NULL)::app.point3, '{happy,SAD}'),
    'a=>1, b=>NULL', 'CiText', 'a.b.c', '{1,NULL,3}', '{a,"b c",NULL,""}', '{{1,2},{3,4}}',
    '{00000000-0000-0000-0000-000000000001}', '{happy,"so so"}', '{2026-01-02 03:04:05+00}', '{"{\"a\": 1}"}',
    '{"(1,2,3,x)"}', '{"[1,5)"}');
INSERT INTO every_type DEFAULT VALUES;
