package dev.tributary.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.codec.table.TableFormatException;
import dev.tributary.codec.table.TableReader;
import dev.tributary.codec.table.TableRow;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Multipart;
import dev.tributary.http.Parameter;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.ingest.RefusedRowException;
import dev.tributary.ingest.SourceRow;
import dev.tributary.ingest.SourceRows;
import dev.tributary.ingest.TopicWriter;
import dev.tributary.spec.Plan;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Files with the rows of a source: stored when answered, resolved soon after. */
final class FileRoutes {
  private static final List<String> ENDINGS =
      List.of(".csv", ".tsv", ".txt", ".jsonl", ".ndjson", ".json");
  private static final int AT_ONCE = 2;
  private static final int TRY_AGAIN_SECONDS = 5;
  private static final int STORED_AT_ONCE = 1_000;
  private static final int MOST_TOLD = 1_000;
  private static final int MOST_UNPACKED = 16;

  private final Answering answering;
  private final SourceRows rows;
  private final TopicWriter writer;
  private final Uploads uploads;
  private final StreamLimits limits;
  private final Semaphore places = new Semaphore(AT_ONCE);

  FileRoutes(
      Answering answering,
      SourceRows rows,
      TopicWriter writer,
      Uploads uploads,
      StreamLimits limits) {
    this.answering = answering;
    this.rows = rows;
    this.writer = writer;
    this.uploads = uploads;
    this.limits = limits;
  }

  List<Route> routes() {
    List<Parameter> form =
        List.of(
            Parameter.required("file", "the file, as the part with this name"),
            Parameter.required("source_name", "the source of the rows"),
            Parameter.optional("entity_type", "the entity of the spec"));
    return List.of(
        Route.upload(
            "/v1/ingest/file/process",
            Role.SENDING,
            "Stores the rows of a file, CSV with a header or JSON lines (also .gz); those that"
                + " cannot be read are told by line.",
            form,
            this::process),
        Route.upload(
            "/v1/ingest/parquet",
            Role.SENDING,
            "Parquet files are not read by this version: 501; send CSV or JSON lines.",
            form,
            FileRoutes::parquet));
  }

  private static Reply parquet(Request request) {
    throw HttpFailure.notThere(
        "Parquet files are not read by this version; send the rows as CSV or JSON lines to"
            + " /v1/ingest/file/process");
  }

  private Reply process(Request request) {
    if (!places.tryAcquire()) {
      throw HttpFailure.busy(
          "%d files are being read, and no more are at once; ask again later".formatted(AT_ONCE),
          TRY_AGAIN_SECONDS);
    }
    try (Uploads.Upload upload = uploads.take()) {
      Multipart.Form form =
          Multipart.read(
              request.stream(), request.header("content-type"), upload.file(), limits.fileBytes());
      String source = form.fields().getOrDefault("source_name", "");
      if (source.isBlank()) {
        throw HttpFailure.invalid("source_name is missing; send it as a part of the form");
      }
      answering.checkSource(source);
      answering.checkType(form.fields().get("entity_type"));
      Path file = upload.named(ending(form.fileName()));
      refuseTooLarge(file);
      return Reply.json(store(file, source));
    } catch (TableFormatException e) {
      throw HttpFailure.invalid(e.inWords());
    } catch (IOException e) {
      throw HttpFailure.unavailable(
          "the file did not come whole, or cannot be kept for the moment; send it again", 1);
    } finally {
      places.release();
    }
  }

  /** One that is known, as it says how a file is read; else its beginning says so. */
  private static String ending(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    boolean packed = name.endsWith(".gz");
    String plain = packed ? name.substring(0, name.length() - 3) : name;
    String ending = ENDINGS.stream().filter(plain::endsWith).findFirst().orElse("");
    return packed ? ending + ".gz" : ending;
  }

  /** A few bytes unpack to gigabytes of nothing, which no limit of rows ever sees. */
  private void refuseTooLarge(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return;
    }
    long most = limits.fileBytes() * MOST_UNPACKED;
    byte[] piece = new byte[1 << 16];
    long bytes = 0;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), piece.length)) {
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        bytes += length;
        if (bytes > most) {
          throw HttpFailure.tooLarge(
              "the file has more than %d bytes unpacked, %d times limits.max_file_bytes; send it in"
                      .formatted(most, MOST_UNPACKED)
                  + " parts");
        }
      }
    } catch (ZipException | EOFException e) {
      throw HttpFailure.invalid("the file ends with .gz and is not gzip, or was cut");
    }
  }

  private ObjectNode store(Path file, String source) throws IOException {
    count(file, source);
    RowStore store = new RowStore(answering, writer);
    ArrayNode told = JsonNodeFactory.instance.arrayNode();
    long rejected = 0;
    long now = System.currentTimeMillis();
    List<SourceRow> accepted = new ArrayList<>();
    try (TableReader table = TableReader.open(file)) {
      while (table.hasNext()) {
        TableRow row = table.next();
        try {
          accepted.add(row(source, row, now));
        } catch (RefusedRowException e) {
          rejected++;
          if (told.size() < MOST_TOLD) {
            told.addObject().put("line", row.line()).put("error", e.inWords());
          }
        }
        if (accepted.size() == STORED_AT_ONCE) {
          store.store(accepted);
          accepted.clear();
        }
      }
    }
    store.store(accepted);
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("source_name", source);
    store.tell(answer);
    answer.put("rejected_count", rejected);
    answer.set("rejected", told);
    return answer;
  }

  /** Before anything of a file is stored it is known that it can be read to its end. */
  private void count(Path file, String source) throws IOException {
    Plan plan = answering.plan();
    try (TableReader table = TableReader.open(file)) {
      List<String> header = table.header();
      for (String column : plan.primaryKey(source).split(",", -1)) {
        if (!header.isEmpty() && !header.contains(column.strip())) {
          throw HttpFailure.invalid(
              "the file has no column %s, the primary key of the source %s; name it in the header"
                  .formatted(column.strip(), source));
        }
      }
      for (int rows = 0; table.hasNext(); rows++) {
        if (rows == limits.fileRows()) {
          throw HttpFailure.tooLarge(
              "the file has more than %d rows, and nothing of it was stored; send it in parts, or"
                      .formatted(limits.fileRows())
                  + " raise limits.max_file_rows");
        }
        table.next();
      }
    }
  }

  private SourceRow row(String source, TableRow row, long now) throws RefusedRowException {
    if (row instanceof TableRow.Unreadable unreadable) {
      throw new RefusedRowException(unreadable.problem() + ". " + unreadable.cure());
    }
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    ((TableRow.Read) row).columns().forEach(data::put);
    return rows.row(source, null, data, now);
  }
}
