import com.fasterxml.jackson.databind.*;
import java.math.*; import java.nio.file.*; import java.nio.*; import java.time.*; import java.util.*;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.*; import org.apache.parquet.example.data.simple.*;
import org.apache.parquet.hadoop.*; import org.apache.parquet.hadoop.example.*; import org.apache.parquet.hadoop.metadata.*;
import org.apache.parquet.io.*; import org.apache.parquet.io.api.Binary; import org.apache.parquet.schema.*;
import org.apache.parquet.column.ParquetProperties;
// The files that parquet-java 1.16.0 writes (Spark's writer): java -cp … JavaFixtures.java DIR, after fixtures.py
public class JavaFixtures {
  public static void main(String[] a) throws Exception {
    MessageType s = MessageTypeParser.parseMessageType("message spark_schema { required binary id (STRING); optional binary name (STRING);"
      + " optional int32 age; optional int64 visits; optional double score; optional boolean member; optional int32 born (DATE);"
      + " optional int96 seen; optional fixed_len_byte_array(6) spent (DECIMAL(12,2));"
      + " optional group tags (LIST) { repeated group list { optional binary element (STRING); } } }");
    write(a[0], "people-java-snappy.parquet", s, ParquetProperties.WriterVersion.PARQUET_1_0, CompressionCodecName.SNAPPY, true);
    write(a[0], "people-java-zstd-v2.parquet", s, ParquetProperties.WriterVersion.PARQUET_2_0, CompressionCodecName.ZSTD, false);
  }
  static void write(String dir, String name, MessageType s, ParquetProperties.WriterVersion v, CompressionCodecName c, boolean dict) throws Exception {
    Path p = Path.of(dir, name); Files.deleteIfExists(p);
    ObjectMapper m = new ObjectMapper();
    try (ParquetWriter<Group> w = ExampleParquetWriter.builder(new LocalOutputFile(p)).withType(s).withConf(new PlainParquetConfiguration())
        .withWriterVersion(v).withCompressionCodec(c).withDictionaryEncoding(dict).withPageSize(128).withPageRowCountLimit(10).build()) {
      for (String line : Files.readAllLines(Path.of(dir, "people.jsonl"))) {
        JsonNode r = m.readTree(line); SimpleGroup g = new SimpleGroup(s);
        r.fields().forEachRemaining(f -> { String t = f.getValue().asText(); switch (f.getKey()) {
          case "id", "name" -> g.add(f.getKey(), t);
          case "age" -> g.add("age", Integer.parseInt(t));
          case "visits" -> g.add("visits", Long.parseLong(t));
          case "score" -> g.add("score", Double.parseDouble(t));
          case "member" -> g.add("member", Boolean.parseBoolean(t));
          case "born" -> g.add("born", (int) LocalDate.parse(t).toEpochDay());
          case "seen" -> { LocalDateTime d = LocalDateTime.parse(t); g.add("seen", new NanoTime((int) (d.toLocalDate().toEpochDay() + 2440588), d.toLocalTime().toNanoOfDay())); }
          case "spent" -> { byte[] u = new BigDecimal(t).unscaledValue().toByteArray(); byte[] b = new byte[6]; Arrays.fill(b, (byte) (u[0] >> 7)); System.arraycopy(u, 0, b, 6 - u.length, u.length); g.add("spent", Binary.fromConstantByteArray(b)); }
          case "tags" -> { Group l = g.addGroup("tags"); try { for (JsonNode e : m.readTree(t)) { Group x = l.addGroup("list"); if (!e.isNull()) x.add("element", e.asText()); } } catch (Exception e) { throw new RuntimeException(e); } }
          default -> throw new IllegalStateException(f.getKey()); } });
        w.write(g);
      }
    }
  }
}
