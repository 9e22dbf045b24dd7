package dev.tributary.codec.parquet.reading;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;

/** How pages are compressed. */
enum Compression {
  UNCOMPRESSED(0),
  SNAPPY(1),
  GZIP(2),
  ZSTD(6),
  LZ4_RAW(7);

  private static final int LZO = 3;
  private static final int BROTLI = 4;
  private static final int LZ4_OF_HADOOP = 5;

  private final int number;

  Compression(int number) {
    this.number = number;
  }

  /** The one of a number; null where it is not read here. */
  static @Nullable Compression of(int number) {
    return Arrays.stream(values()).filter(one -> one.number == number).findFirst().orElse(null);
  }

  /** What people call the one of a number. */
  static String name(int number) {
    return switch (number) {
      case LZO -> "LZO";
      case BROTLI -> "Brotli";
      case LZ4_OF_HADOOP -> "LZ4 in Hadoop's frames";
      default -> "an unknown kind, " + number;
    };
  }

  /**
   * Unpacks bytes.
   *
   * @param size of what they unpack to, no more and no less
   */
  byte[] unpack(byte[] bytes, int from, int size) throws CorruptBytesException {
    if (size == 0) {
      return new byte[0];
    }
    try {
      byte[] unpacked = unpacked(bytes, from, bytes.length - from, size);
      if (unpacked.length == size) {
        return unpacked;
      }
      throw new CorruptBytesException(
          "unpacks to %d bytes where %d are announced".formatted(unpacked.length, size));
    } catch (CorruptBytesException e) {
      throw e;
    } catch (IOException | ZstdException | LZ4Exception e) {
      throw new CorruptBytesException("cannot be unpacked as " + name().replace("_RAW", ""), e);
    }
  }

  private byte[] unpacked(byte[] bytes, int from, int length, int size) throws IOException {
    return switch (this) {
      case UNCOMPRESSED -> Arrays.copyOfRange(bytes, from, bytes.length);
      case SNAPPY -> snappy(bytes, from, length, size);
      case GZIP -> gzip(bytes, from, length, size);
      case ZSTD -> zstd(bytes, from, length, size);
      case LZ4_RAW ->
          LZ4Factory.safeInstance().safeDecompressor().decompress(bytes, from, length, size);
    };
  }

  private static byte[] snappy(byte[] bytes, int from, int length, int size) throws IOException {
    // It writes as much as it says itself, wherever that ends.
    if (Snappy.uncompressedLength(bytes, from, length) != size) {
      throw new CorruptBytesException("unpacks to another size than announced");
    }
    byte[] unpacked = new byte[size];
    Snappy.uncompress(bytes, from, length, unpacked, 0);
    return unpacked;
  }

  private static byte[] gzip(byte[] bytes, int from, int length, int size) throws IOException {
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(bytes, from, length), 1 << 13)) {
      byte[] unpacked = gzip.readNBytes(size);
      if (gzip.read() >= 0) {
        throw new CorruptBytesException("unpacks to more than announced");
      }
      return unpacked;
    }
  }

  private static byte[] zstd(byte[] bytes, int from, int length, int size)
      throws CorruptBytesException {
    byte[] unpacked = new byte[size];
    long written = Zstd.decompressByteArray(unpacked, 0, size, bytes, from, length);
    if (written != size) { // negative where it failed
      throw new CorruptBytesException("cannot be unpacked as ZSTD to the size announced");
    }
    return unpacked;
  }
}
