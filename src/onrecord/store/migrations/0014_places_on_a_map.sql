-- Places under the names that Datasette's map plugin (datasette-cluster-map) looks for.
PRAGMA user_version = 14;

CREATE VIEW place_on_map AS
    SELECT report, position, surface, name, kind, country, geonames_id,
        lat AS latitude, lon AS longitude, start, "end"
    FROM place WHERE lat IS NOT NULL;
