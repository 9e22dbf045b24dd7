package dev.tributary.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a broker, locked for one user at a time.
 *
 * <pre>
 *   DIR/lock   held while the broker lives; names the process
 *   DIR/port   where it listened last
 *   DIR/log/   what Kafka stores
 * </pre>
 */
final class DataDirectory implements AutoCloseable {
  private final Path root;
  private final FileChannel channel;

  private DataDirectory(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /** Creates the directory where it is missing, and locks it or says who has it. */
  static DataDirectory open(Path root) {
    Path lockFile = root.resolve("lock");
    FileChannel channel = openLockFile(root, lockFile);
    try {
      if (tryLock(channel) == null) {
        throw new BrokerException(
            "the data directory %s is in use by %s; stop that one or choose another directory"
                .formatted(root, owner(lockFile)));
      }
      nameOwner(channel);
      return new DataDirectory(root, channel);
    } catch (IOException e) {
      throw closing(channel, new BrokerException("cannot lock the data directory " + root, e));
    } catch (BrokerException e) {
      throw closing(channel, e);
    }
  }

  Path logs() {
    return root.resolve("log");
  }

  /**
   * The port of the last run, or 0. To be found again in the same place spares other processes a
   * new address, and after a crash spares the broker the search for its former self.
   */
  int lastPort() {
    try {
      int port = Integer.parseInt(Files.readString(root.resolve("port")).strip());
      return port > 0 && port <= 65_535 ? port : 0;
    } catch (IOException | NumberFormatException e) {
      return 0; // a first run, or one that was cut off while it wrote
    }
  }

  void rememberPort(int port) {
    try {
      Files.writeString(root.resolve("port"), Integer.toString(port));
    } catch (IOException e) {
      throw new BrokerException("cannot write to the data directory " + root, e);
    }
  }

  /** Lets others in. The lock file stays: to delete it could take away somebody else's. */
  @Override
  public void close() {
    closeQuietly(channel);
  }

  private static FileChannel openLockFile(Path root, Path lockFile) {
    try {
      Files.createDirectories(root);
      return FileChannel.open(
          lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new BrokerException(
          "cannot write to the data directory %s (%s); choose one that you may write to"
              .formatted(root, e.getClass().getSimpleName()),
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  private static void nameOwner(FileChannel channel) throws IOException {
    byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(pid), 0);
  }

  private static String owner(Path lockFile) {
    try {
      String pid = Files.readString(lockFile).strip();
      return pid.isEmpty() ? "another process" : "process " + pid;
    } catch (IOException e) {
      return "another process"; // some systems lock the file against readers too
    }
  }

  private static BrokerException closing(FileChannel channel, BrokerException failure) {
    closeQuietly(channel);
    return failure;
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing is lost: the system releases the lock with the process at the latest.
    }
  }
}
