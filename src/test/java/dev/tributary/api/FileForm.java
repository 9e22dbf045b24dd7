package dev.tributary.api;

import dev.tributary.codec.parquet.ParquetWriter;
import dev.tributary.codec.table.TableColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The form in which a file is sent, as text of which each character is a byte. */
final class FileForm {
  static final String TYPE = "multipart/form-data; boundary=cut";
  static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private FileForm() {}

  static String of(String source, String name, byte[] content) {
    return "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
        + name
        + "\"\r\n\r\n"
        + new String(content, BYTES)
        + "\r\n--cut\r\nContent-Disposition: form-data; name=\"source_name\"\r\n\r\n"
        + source
        + "\r\n--cut--\r\n";
  }

  /** A Parquet file with a header and rows of texts. */
  static byte[] parquet(List<String> header, List<List<String>> rows) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream();
        ParquetWriter writer =
            new ParquetWriter(out, header.stream().map(TableColumn::text).toList())) {
      for (List<String> row : rows) {
        writer.write(Arrays.asList(row.toArray()));
      }
      writer.finish();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
