package dev.tributary.topology.version;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecReader;
import dev.tributary.spec.SpecReading;
import dev.tributary.spec.SpecSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A published spec as the values of its topic say it. */
public final class PublishedSpecJson {
  /** Far above what the files of a spec may have together: what could be published can be read. */
  private static final int LONGEST_TEXT = 512 << 20;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
              .build());

  private static final String AGAIN = "again";

  private PublishedSpecJson() {}

  /**
   * The value of a message.
   *
   * @param again whether records are to be resolved anew even where the same spec is in force
   * @throws IllegalArgumentException if a file that the spec names is no UTF-8 text
   */
  static byte[] write(Plan plan, Instant publishedAt, String note, boolean again) {
    ObjectNode root = JSON.createObjectNode();
    root.put("identity_version", plan.identityVersion());
    root.put("hash", plan.hash());
    root.put("published_at", publishedAt.toString());
    root.put("note", note);
    if (again) {
      root.put(AGAIN, true);
    }
    root.put("spec", plan.source().text());
    ObjectNode files = root.putObject("files");
    plan.source().files().forEach((name, content) -> files.put(name, text(name, content)));
    try {
      return JSON.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new UncheckedIOException("a spec cannot be written as JSON", e);
    }
  }

  private static String text(String name, byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "the file \"" + name + "\" that the spec names is not UTF-8 text", e);
    }
  }

  /**
   * What a message says. The hash is worked out anew: what it was published with is for people.
   *
   * @param number the spec's number
   * @param entity the entity type that it has to be about
   * @throws IOException if that is no spec that can be used; the message says why
   */
  public static PublishedSpec read(int number, byte @Nullable [] value, String entity)
      throws IOException {
    if (value == null) {
      throw new IOException("a published spec is not taken back, but replaced by another one");
    }
    JsonNode root = JSON.readTree(value);
    Map<String, byte[]> files = new TreeMap<>();
    for (Map.Entry<String, JsonNode> file : root.path("files").properties()) {
      files.put(file.getKey(), file.getValue().asText().getBytes(StandardCharsets.UTF_8));
    }
    SpecSource source = new SpecSource(text(root, "spec"), files);
    SpecReading reading =
        SpecReader.readWithFiles(source.text(), "version " + number, source.imports());
    Plan plan = reading.plan();
    if (plan == null) {
      throw new IOException("the spec has errors:\n" + reading.report());
    }
    if (!plan.entityName().equals(entity)) {
      throw new IOException("the spec is about another entity type, " + plan.entityName());
    }
    return new PublishedSpec(
        number,
        time(text(root, "published_at")),
        root.path("note").asText(""),
        root.path(AGAIN).asBoolean(),
        plan);
  }

  private static String text(JsonNode root, String field) throws IOException {
    JsonNode value = root.path(field);
    if (!value.isTextual()) {
      throw new IOException("\"" + field + "\" has to be a text");
    }
    return value.textValue();
  }

  private static Instant time(String text) throws IOException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IOException("\"published_at\" has to be a time such as 2026-03-04T05:06:07Z", e);
    }
  }
}
