package dev.tributary.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are recognised, kept without what opens anything, and limited each on its own. */
class KeysTest {
  @TempDir Path directory;

  @Test
  void theFileHoldsNothingThatOpens() throws IOException {
    KeyFile file = new KeyFile(directory.resolve("sub").resolve("keys.json"));
    assertThat(file.read()).isEmpty();
    ApiKey.Made made = ApiKey.make("Ann", Role.STEWARD, Instant.EPOCH);
    file.write(List.of(made.key()));
    assertThat(Files.readString(file.path()))
        .contains(made.key().id(), "steward", "Ann")
        .doesNotContain(made.secret().split("_", 3)[2]);
    if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
          .isEqualTo("rw-------");
    }
    KeyRing ring = new KeyRing(file, System::nanoTime);
    ApiKey known = ring.recognise(made.secret());
    assertThat(known).isNotNull();
    assertThat(known.name()).isEqualTo("Ann");
    assertThat(known.role()).isEqualTo(Role.STEWARD);
  }

  @Test
  void aRevokedKeyOpensNothingAfterAMoment() throws IOException {
    AtomicLong now = new AtomicLong();
    KeyFile file = new KeyFile(directory.resolve("keys.json"));
    ApiKey.Made made = ApiKey.make("Ann", Role.READER, Instant.EPOCH);
    file.write(List.of(made.key()));
    KeyRing ring = new KeyRing(file, now::get);
    file.write(List.of());
    Files.setLastModifiedTime(file.path(), FileTime.fromMillis(1_000));
    assertThat(ring.recognise(made.secret())).isNotNull();
    now.addAndGet(3_000_000_000L);
    assertThat(ring.recognise(made.secret())).isNull();
  }

  @Test
  void aFileThatIsNoneIsRefusedAndKeysStayWhereItBreaksLater() throws IOException {
    Path path = directory.resolve("keys.json");
    Files.writeString(path, "{\"keys\": [{\"id\": \"a\"}]}");
    assertThatThrownBy(() -> new KeyRing(new KeyFile(path), System::nanoTime))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("tributary keys add");

    AtomicLong now = new AtomicLong();
    ApiKey.Made made = ApiKey.make("Ann", Role.READER, Instant.EPOCH);
    new KeyFile(path).write(List.of(made.key()));
    KeyRing ring = new KeyRing(new KeyFile(path), now::get);
    Files.writeString(path, "half a fi");
    Files.setLastModifiedTime(path, FileTime.fromMillis(1_000));
    now.addAndGet(3_000_000_000L);
    assertThat(ring.recognise(made.secret())).isNotNull();
  }

  @Test
  void tokensComeBackAtTheirRate() {
    AtomicLong now = new AtomicLong();
    RateLimiter limiter = new RateLimiter(2, 4, now::get);
    for (int i = 0; i < 4; i++) {
      assertThat(limiter.take("a")).isZero();
    }
    assertThat(limiter.take("a")).isEqualTo(1);
    assertThat(limiter.take("b")).isZero();
    now.addAndGet(500_000_000L);
    assertThat(limiter.take("a")).isZero();
    assertThat(limiter.take("a")).isEqualTo(1);
    now.addAndGet(3_600_000_000_000L);
    for (int i = 0; i < 4; i++) {
      assertThat(limiter.take("a")).isZero();
    }
    assertThat(limiter.take("a")).isEqualTo(1);
  }
}
