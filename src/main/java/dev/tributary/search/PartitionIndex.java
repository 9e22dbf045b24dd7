package dev.tributary.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.ReaderManager;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of one partition on disk. One thread writes; any may read what was written and
 * refreshed.
 */
final class PartitionIndex implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PartitionIndex.class);

  /** Changes with what {@link EntityDocument} or {@link SearchWords} make of a row. */
  private static final String FORMAT = "1";

  private static final String FORMAT_KEY = "format";
  private static final double BUFFER_MIB = 8;
  private static final double SEGMENTS_PER_TIER = 4;

  private final Directory directory;
  private final IndexWriter writer;
  private final ReaderManager readers;

  private PartitionIndex(Directory directory, IndexWriter writer) throws IOException {
    this.directory = directory;
    this.writer = writer;
    this.readers = new ReaderManager(writer);
  }

  /**
   * Opens an index, or begins one. What another version made, or what cannot be read, is begun
   * anew: all of it is in the tables.
   */
  static PartitionIndex open(Path path) throws IOException {
    Files.createDirectories(path);
    try {
      if (isOfThisFormat(path)) {
        return opened(path);
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("the search index in {} cannot be read and is built anew", path);
    }
    delete(path);
    Files.createDirectories(path);
    return opened(path);
  }

  private static boolean isOfThisFormat(Path path) throws IOException {
    try (Directory directory = FSDirectory.open(path)) {
      return !DirectoryReader.indexExists(directory)
          || FORMAT.equals(SegmentInfos.readLatestCommit(directory).getUserData().get(FORMAT_KEY));
    }
  }

  private static PartitionIndex opened(Path path) throws IOException {
    Directory directory = FSDirectory.open(path);
    IndexWriterConfig config = new IndexWriterConfig();
    config.setRAMBufferSizeMB(BUFFER_MIB);
    config.setMergeScheduler(new SerialMergeScheduler());
    config.setCommitOnClose(true);
    // What is deleted is personal, and goes whole when it is asked to. Each word is looked up in
    // each segment, and there are indexes of several partitions: few segments make quick answers.
    config.setMergePolicy(
        new TieredMergePolicy()
            .setForceMergeDeletesPctAllowed(0)
            .setSegmentsPerTier(SEGMENTS_PER_TIER));
    IndexWriter writer = null;
    try {
      writer = new IndexWriter(directory, config);
      writer.setLiveCommitData(Map.of(FORMAT_KEY, FORMAT).entrySet());
      return new PartitionIndex(directory, writer);
    } catch (IOException | RuntimeException e) {
      if (writer != null) {
        writer.rollback();
      }
      directory.close();
      throw e;
    }
  }

  static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(path);
  }

  void put(String entity, Document document) throws IOException {
    writer.updateDocument(new Term(EntityDocument.ID, entity), document);
  }

  void remove(String entity) throws IOException {
    writer.deleteDocuments(new Term(EntityDocument.ID, entity));
  }

  /** Shows to readers what was written. */
  void refresh() throws IOException {
    readers.maybeRefreshBlocking();
  }

  /** What a crash leaves is what was last committed. */
  void commit() throws IOException {
    writer.setLiveCommitData(Map.of(FORMAT_KEY, FORMAT).entrySet());
    writer.commit();
  }

  /** Removes from the disk what was removed from the index. */
  void expunge() throws IOException {
    writer.forceMergeDeletes(true);
    commit();
  }

  /**
   * The index as it is shown now, to be given back by {@link #release}; null where it is closed.
   */
  @Nullable DirectoryReader acquire() throws IOException {
    try {
      return readers.acquire();
    } catch (AlreadyClosedException e) {
      return null;
    }
  }

  void release(DirectoryReader reader) throws IOException {
    readers.release(Objects.requireNonNull(reader));
  }

  /** Commits and closes. */
  @Override
  public void close() throws IOException {
    try (directory;
        writer;
        readers) {
      writer.setLiveCommitData(Map.of(FORMAT_KEY, FORMAT).entrySet());
    }
  }
}
