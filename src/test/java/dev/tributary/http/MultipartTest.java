package dev.tributary.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms with a file: whatever is in the file comes out as it went in. */
class MultipartTest {
  private static final String BOUNDARY = "--xy'z";
  private static final String TYPE = "multipart/form-data; charset=utf-8; boundary=\"--xy'z\"";

  @TempDir Path directory;

  private static byte[] form(byte[] file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out, "preamble\r\n--" + BOUNDARY + "\r\n");
    write(out, "Content-Disposition: form-data; name=\"source_name\"\r\n\r\ncrm ü\r\n");
    write(out, "--" + BOUNDARY + " \r\nContent-Type: text/csv\r\n");
    write(out, "content-disposition: form-data; name=\"file\"; filename=\"../a b.csv\"\r\n\r\n");
    out.write(file);
    write(out, "\r\n--" + BOUNDARY + "--\r\nepilogue");
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private Multipart.Form read(byte[] body, String type, long most) throws IOException {
    return Multipart.read(new ByteArrayInputStream(body), type, directory.resolve("file"), most);
  }

  private HttpFailure failure(byte[] body, String type, long most) {
    return catchThrowableOfType(HttpFailure.class, () -> read(body, type, most));
  }

  @Test
  void fieldsAndFileComeOutAsTheyWentIn() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    String pieces = "\r\n--xy'z-";
    for (int i = 0; i < 300; i++) {
      // Much of the delimiter, and never all of it.
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(200); j > 0; j--) {
        text.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      String content = text.toString().replace("\r\n--" + BOUNDARY, "");
      byte[] file = content.getBytes(StandardCharsets.ISO_8859_1);
      Multipart.Form form = read(form(file), TYPE, 1_000);
      assertThat(form.fields()).isEqualTo(Map.of("source_name", "crm ü"));
      assertThat(form.fileName()).isEqualTo("../a b.csv");
      assertThat(Files.readAllBytes(directory.resolve("file"))).isEqualTo(file);
    }
  }

  @Test
  void whatIsCutOrTooLargeOrNoFormIsRefused() throws IOException {
    byte[] whole = form("id\n1\n".getBytes(StandardCharsets.UTF_8));
    int end = whole.length - "--\r\nepilogue".length();
    for (int length = 0; length <= end; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThat(failure(cut, TYPE, 1_000).status()).as("cut at %d", length).isEqualTo(400);
    }
    assertThat(failure(form(new byte[1_001]), TYPE, 1_000).status()).isEqualTo(413);
    assertThat(failure(form(new byte[1_001]), TYPE, 1_000).inWords())
        .contains("limits.max_file_bytes");
    assertThat(failure(whole, "text/csv", 1_000).status()).isEqualTo(415);
    assertThat(failure(whole, "multipart/form-data", 1_000).status()).isEqualTo(415);
    byte[] none = ("--" + "b--\r\n").getBytes(StandardCharsets.UTF_8);
    assertThat(failure(none, "multipart/form-data; boundary=b", 1_000).inWords())
        .contains("has no file");
  }
}
