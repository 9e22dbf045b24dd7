package dev.tributary.erasure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;
import org.rocksdb.SstFileReaderIterator;

/** Looks for texts in topics and in files, and tells how often they occur and never what. */
public final class Inspection {
  private static final int PIECE = 1 << 16;

  private final Needles needles;

  public Inspection(Needles needles) {
    this.needles = needles;
  }

  /** Looks through a topic: keys, values and headers of all that a reader is shown. */
  public Finding topic(TopicScan scan, String topic, TopicRetention settings) {
    TopicCount count = new TopicCount(settings.isCompacted());
    scan.each(topic, count::take);
    return new Finding(topic, count.items, count.current(), count.occurrences);
  }

  private int in(byte @Nullable [] bytes) {
    return bytes == null ? 0 : needles.in(bytes);
  }

  private int in(ConsumerRecord<byte[], byte[]> message) {
    int found = in(message.key()) + in(message.value());
    for (Header header : message.headers()) {
      found += in(header.value());
    }
    return found;
  }

  /** What is found in a topic, message by message. */
  private final class TopicCount {
    private final boolean compacted;
    private final Set<Place> current = new HashSet<>();
    private int items;
    private int occurrences;
    private int unreplaceable;

    /** A key in a partition; the buffer compares by content. */
    private record Place(int partition, ByteBuffer key) {}

    TopicCount(boolean compacted) {
      this.compacted = compacted;
    }

    void take(ConsumerRecord<byte[], byte[]> message) {
      int found = in(message);
      items += found > 0 ? 1 : 0;
      occurrences += found;
      if (!compacted || message.key() == null) {
        unreplaceable += found > 0 ? 1 : 0;
        return;
      }
      Place place = new Place(message.partition(), ByteBuffer.wrap(message.key()));
      if (found > 0 && message.value() != null) {
        current.add(place);
      } else {
        current.remove(place); // a tombstone goes by itself
      }
    }

    int current() {
      return unreplaceable + current.size();
    }
  }

  /**
   * Looks through a file, or all files of a directory. Those of stores are read through the library
   * that wrote them as well, which knows how they are compressed.
   *
   * @throws IOException where one cannot be read
   */
  public List<Finding> files(Path path) throws IOException {
    List<Finding> findings = new ArrayList<>();
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        int found = Math.max(bytes(file), isOfStore(file) ? rows(file) : 0);
        if (found > 0) {
          findings.add(new Finding(file.toString(), 1, 1, found));
        }
      }
    }
    return findings;
  }

  private int bytes(Path file) throws IOException {
    Needles.Search search = needles.new Search();
    byte[] piece = new byte[PIECE];
    int found = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        found += search.feed(piece, length);
      }
    }
    return found;
  }

  private static boolean isOfStore(Path file) {
    return file.toString().endsWith(".sst");
  }

  private int rows(Path file) throws IOException {
    int found = 0;
    try (Options options = new Options();
        SstFileReader reader = new SstFileReader(options);
        ReadOptions reading = new ReadOptions()) {
      reader.open(file.toString());
      try (SstFileReaderIterator row = reader.newIterator(reading)) {
        for (row.seekToFirst(); row.isValid(); row.next()) {
          found += needles.in(row.key()) + needles.in(row.value());
        }
      }
    } catch (RocksDBException e) {
      throw new IOException("the store file " + file + " cannot be read: " + e.getMessage(), e);
    }
    return found;
  }
}
