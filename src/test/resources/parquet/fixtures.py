# Writes the Parquet files of others that the tests read, and beside each what is in it.
#   python3 fixtures.py DIR      with pyarrow 25.0.1, pandas 2.3.3, duckdb 1.5.6, polars 1.44.2, fastparquet 2026.9.0
import datetime as dt, decimal, json, math, sys, uuid
import duckdb, numpy, pandas, polars, pyarrow as pa, pyarrow.parquet as pq, fastparquet

out = sys.argv[1]
N = 23
first = ["Ada", "Bo", None, "Zoë", "李", "", "Grace \"G\"", "Dee\\Dee"]

def rows():
    for i in range(N):
        gap = i % 7 == 3
        yield {
            "id": f"p-{i:03d}",
            "name": first[i % len(first)],
            "age": None if gap else (i * 37) % 90 - 5,
            "visits": None if i % 5 == 1 else 10_000_000_000 * (i - 3),
            "score": None if gap else i / 8 - 1,
            "member": None if i % 4 == 2 else i % 3 == 0,
            "born": None if gap else dt.date(1950, 1, 1) + dt.timedelta(days=397 * i - 9000),
            "seen": None if i % 6 == 5 else dt.datetime(2026, 1, 31, 23, 59, 58, 123456) + dt.timedelta(hours=i),
            "spent": None if gap else decimal.Decimal(i * 12345 - 50000).scaleb(-2),
            "tags": None if i % 9 == 8 else [f"t{j}" if j != 1 else None for j in range(i % 4)],
        }

DATA = list(rows())
TYPES = pa.schema([
    pa.field("id", pa.string(), nullable=False), ("name", pa.string()), ("age", pa.int32()), ("visits", pa.int64()),
    ("score", pa.float64()), ("member", pa.bool_()), ("born", pa.date32()), ("seen", pa.timestamp("us")),
    ("spent", pa.decimal128(12, 2)), ("tags", pa.list_(pa.string()))])
TABLE = pa.Table.from_pylist(DATA, schema=TYPES)
TABLE_ = TABLE

def text(value):
    if isinstance(value, bool): return "true" if value else "false"
    if isinstance(value, float): return str(int(value)) if value == int(value) else repr(value)
    if isinstance(value, dt.datetime):
        return value.isoformat()
    if isinstance(value, list): return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return str(value)

def expect(name, data=DATA):
    with open(f"{out}/{name}.jsonl", "w", encoding="utf-8") as f:
        for row in data:
            f.write(json.dumps({k: text(v) for k, v in row.items() if v is not None}, ensure_ascii=False) + "\n")

expect("people")
# What arrow writes: both versions of pages, all compressions, dictionaries or none.
pq.write_table(TABLE, f"{out}/people-pyarrow-snappy-v1.parquet", compression="snappy", row_group_size=9)
pq.write_table(TABLE, f"{out}/people-pyarrow-zstd-v2.parquet", compression="zstd", data_page_version="2.0", data_page_size=64, write_page_checksum=True)
pq.write_table(TABLE, f"{out}/people-pyarrow-gzip-plain.parquet", compression="gzip", use_dictionary=False, data_page_size=64)
pq.write_table(TABLE, f"{out}/people-pyarrow-lz4-v2.parquet", compression="lz4", use_dictionary=False, data_page_version="2.0")
pq.write_table(TABLE, f"{out}/people-pyarrow-none-int96.parquet", compression="none", use_deprecated_int96_timestamps=True, version="1.0", store_decimal_as_integer=True)
encodings = {"id": "DELTA_BYTE_ARRAY", "name": "DELTA_LENGTH_BYTE_ARRAY", "age": "DELTA_BINARY_PACKED", "visits": "DELTA_BINARY_PACKED",
    "score": "BYTE_STREAM_SPLIT", "member": "RLE", "born": "BYTE_STREAM_SPLIT", "seen": "DELTA_BINARY_PACKED", "spent": "DELTA_BYTE_ARRAY",
    "tags.list.element": "DELTA_BYTE_ARRAY"}
pq.write_table(TABLE, f"{out}/people-pyarrow-delta.parquet", compression="none", use_dictionary=False, column_encoding=encodings, data_page_version="2.0")
duckdb.sql(f"COPY (SELECT * FROM TABLE_) TO '{out}/people-duckdb-snappy.parquet' (FORMAT parquet)")
duckdb.sql(f"COPY (SELECT * FROM TABLE_) TO '{out}/people-duckdb-zstd-v2.parquet' (FORMAT parquet, CODEC zstd, PARQUET_VERSION V2)")
duckdb.sql(f"COPY (SELECT * FROM TABLE_) TO '{out}/people-duckdb-gzip.parquet' (FORMAT parquet, CODEC gzip)")
polars.from_arrow(TABLE).write_parquet(f"{out}/people-polars-zstd.parquet")
frame = pandas.DataFrame(DATA).drop(columns=["tags", "spent"])
frame["age"] = frame["age"].astype("Int32"); frame["visits"] = frame["visits"].astype("Int64"); frame["member"] = frame["member"].astype("boolean")
frame["born"] = pandas.to_datetime(frame["born"])
few = [{k: (dt.datetime.combine(v, dt.time()) if k == "born" and v else v) for k, v in r.items() if k not in ("tags", "spent")} for r in DATA]
expect("few", few)
fastparquet.write(f"{out}/few-fastparquet-snappy.parquet", frame, compression="SNAPPY", object_encoding={"id": "utf8", "name": "utf8"})
frame.to_parquet(f"{out}/few-pandas.parquet")

# The other types, and pandas' fractions where whole numbers have gaps.
odd = [{"id": i, "u8": 255, "u64": 2**64 - 1, "time": dt.time(23, 59, 59, 1000 * i), "zone": dt.datetime(2026, 3, 1, 12, i, tzinfo=dt.timezone.utc),
        "half": None if i == 1 else float(i + 94107), "small": 0.25, "uuid": uuid.UUID(int=2**120 + i), "bytes": f"b{i}".encode(), "none": None,
        "nan": math.nan, "wide": decimal.Decimal(-(10**20) - i).scaleb(-5), "nums": [i, -i], "huge": 1e300, "tiny": 1.5e-7} for i in range(3)]
types = pa.schema([("id", pa.int64()), ("u8", pa.uint8()), ("u64", pa.uint64()), ("time", pa.time32("ms")), ("zone", pa.timestamp("ns", tz="UTC")),
    ("half", pa.float64()), ("small", pa.float32()), ("uuid", pa.uuid()), ("bytes", pa.binary()), ("none", pa.null()), ("nan", pa.float64()),
    ("wide", pa.decimal128(38, 5)), ("nums", pa.large_list(pa.int16())), ("huge", pa.float64()), ("tiny", pa.float64())])
pq.write_table(pa.Table.from_pylist([{**r, "uuid": r["uuid"].bytes} for r in odd], schema=types), f"{out}/odd.parquet")
def oddtext(k, v):
    if k == "time": return v.isoformat(timespec="milliseconds") if v.microsecond else v.isoformat()
    if k == "zone": return v.replace(tzinfo=None).isoformat()
    if k == "bytes": return v.decode()
    if k == "huge": return "1.0E300"
    if k == "tiny": return "0.00000015"
    return text(v)
with open(f"{out}/odd.jsonl", "w") as f:
    for r in odd:
        f.write(json.dumps({k: oddtext(k, v) for k, v in r.items() if v is not None and k != "nan"}) + "\n")

# What no row can have.
pq.write_table(pa.table({"id": ["1"], "address": [{"street": "x"}]}), f"{out}/structure.parquet")
pq.write_table(pa.table({"id": ["1"], "phones": pa.array([[("a", "1")]], pa.map_(pa.string(), pa.string()))}), f"{out}/map.parquet")
pq.write_table(pa.table({"id": ["1"], "deep": [[["x"]]]}), f"{out}/lists.parquet")
pq.write_table(pa.table({"id": ["1"], "key": pa.array([b"1234"], pa.binary(4))}), f"{out}/fixed.parquet")
pq.write_table(pa.table({"id": ["1"]}), f"{out}/brotli.parquet", compression="brotli")
pq.write_table(pa.table({"id": ["1", "2"], "name": pa.array([b"ok", b"\xff\xfe"], pa.binary())}), f"{out}/notutf8.parquet")
pq.write_table(pa.table({"id": pa.array([], pa.string())}), f"{out}/empty.parquet")
