package dev.tributary.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a form with a file (multipart/form-data, RFC 7578) piece by piece: its fields into memory,
 * its file to the disk.
 */
public final class Multipart {
  private static final String TYPE = "multipart/form-data";
  private static final Pattern BOUNDARY =
      Pattern.compile(";\\s*boundary=(?:\"([^\"\\r\\n]{1,70})\"|([^\\s;\"]{1,70}))");
  private static final Pattern NAME = Pattern.compile(";\\s*name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile(";\\s*filename=\"([^\"]*)\"");
  private static final int MOST_PARTS = 32;
  private static final int MOST_HEADER_BYTES = 8 << 10;
  private static final int MOST_FIELD_BYTES = 64 << 10;

  private final InputStream in;
  private final byte[] delimiter;
  private final Path target;
  private final long mostFileBytes;
  private final Map<String, String> fields = new TreeMap<>();
  private @Nullable String fileName;

  /**
   * What was sent.
   *
   * @param fields by name, in UTF-8
   * @param fileName as the caller calls it; never a path here
   */
  public record Form(Map<String, String> fields, String fileName) {}

  private Multipart(InputStream in, String boundary, Path target, long mostFileBytes) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    this.target = target;
    this.mostFileBytes = mostFileBytes;
  }

  /**
   * Reads a form.
   *
   * @param contentType of the request; null where it has none
   * @param target an empty file that takes the one that is sent as {@code file}
   * @throws HttpFailure where the form is none, has no file, or is too large
   * @throws IOException where the caller goes away, or the disk does not take it
   */
  public static Form read(
      InputStream in, @Nullable String contentType, Path target, long mostFileBytes)
      throws IOException {
    String type = contentType == null ? "" : contentType;
    Matcher boundary = BOUNDARY.matcher(type);
    if (!type.toLowerCase(Locale.ROOT).startsWith(TYPE) || !boundary.find()) {
      throw HttpFailure.otherType(
          "send a form with a file, as Content-Type: multipart/form-data; boundary=…");
    }
    String named = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
    return new Multipart(in, named, target, mostFileBytes).form();
  }

  private Form form() throws IOException {
    // What comes before the first part says nothing; that part may begin at once.
    skipPreamble();
    for (int part = 0; hasPart(); part++) {
      if (part == MOST_PARTS) {
        throw HttpFailure.tooLarge("a form has at most " + MOST_PARTS + " parts");
      }
      part(header());
    }
    if (fileName == null) {
      throw HttpFailure.invalid("the form has no file; send it as the part with the name file");
    }
    return new Form(fields, fileName);
  }

  private void skipPreamble() throws IOException {
    int matched = 2; // as if a line had ended before
    for (int read = 0; matched < delimiter.length; read++) {
      int next = in.read();
      if (next < 0 || read > MOST_HEADER_BYTES) {
        throw broken();
      }
      matched = next == delimiter[matched] ? matched + 1 : next == '\r' ? 1 : 0;
    }
  }

  /** After a delimiter: two hyphens end the form, a line break begins a part. */
  private boolean hasPart() throws IOException {
    int first = in.read();
    while (first == ' ' || first == '\t') {
      first = in.read();
    }
    int second = in.read();
    if (first == '-' && second == '-') {
      return false;
    }
    if (first != '\r' || second != '\n') {
      throw broken();
    }
    return true;
  }

  /** The header whose field says what the part is. */
  private String header() throws IOException {
    String disposition = "";
    int read = 0;
    while (true) {
      String line = line(MOST_HEADER_BYTES - read);
      read += line.length() + 2;
      if (line.isEmpty()) {
        return disposition;
      }
      if (line.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
        disposition = line;
      }
    }
  }

  private String line(int most) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next != '\r') {
      if (next < 0 || line.size() >= most) {
        throw broken();
      }
      line.write(next);
      next = in.read();
    }
    if (in.read() != '\n') {
      throw broken();
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private void part(String disposition) throws IOException {
    Matcher name = NAME.matcher(disposition);
    if (!name.find()) {
      throw broken();
    }
    Matcher file = FILE_NAME.matcher(disposition);
    if (file.find()) {
      if (!name.group(1).equals("file") || fileName != null) {
        throw HttpFailure.invalid("a form has one file, as the part with the name file");
      }
      fileName = file.group(1);
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
        copy(
            out,
            mostFileBytes,
            "the file has more than %d bytes; send it in parts, or raise limits.max_file_bytes");
      }
    } else {
      ByteArrayOutputStream value = new ByteArrayOutputStream();
      copy(value, MOST_FIELD_BYTES, "a field of the form has more than %d bytes");
      fields.put(name.group(1), value.toString(StandardCharsets.UTF_8));
    }
  }

  /** The content of a part, to its delimiter. Only the first byte of a delimiter is a CR. */
  private void copy(OutputStream out, long most, String tooLarge) throws IOException {
    int matched = 0;
    long written = 0;
    while (true) {
      int next = in.read();
      if (next < 0) {
        throw broken();
      }
      if (next == delimiter[matched]) {
        matched++;
        if (matched == delimiter.length) {
          return;
        }
        continue;
      }
      out.write(delimiter, 0, matched);
      written += matched;
      matched = next == '\r' ? 1 : 0;
      if (matched == 0) {
        out.write(next);
        written++;
      }
      if (written > most) {
        throw HttpFailure.tooLarge(tooLarge.formatted(most));
      }
    }
  }

  private static HttpFailure broken() {
    return HttpFailure.invalid("the form is not well formed, or was cut; see RFC 7578");
  }
}
