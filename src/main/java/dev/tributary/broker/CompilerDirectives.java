package dev.tributary.broker;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the JVM's optimising compiler (C2) to leave code alone that runs once a request and not
 * once a record: most of the broker's and of the Kafka clients'.
 *
 * <p>With a broker in the process, the first minute has more code to compile than one core gets
 * done, and what runs for every record waits behind what runs for every request. What is left out
 * still is compiled by the first compiler (C1). Another JVM than HotSpot keeps its own ways.
 */
final class CompilerDirectives {
  private static final Logger LOG = LoggerFactory.getLogger(CompilerDirectives.class);
  private static final String RESOURCE = "compiler-directives.json";
  private static final AtomicBoolean GIVEN = new AtomicBoolean();

  private CompilerDirectives() {}

  /** Gives the directives, once in the life of the process. */
  static void give() {
    if (!GIVEN.compareAndSet(false, true)) {
      return;
    }
    try {
      String answer = add();
      if (!answer.contains("added")) {
        LOG.warn("the JVM did not take the compiler directives: {}", answer.strip());
      }
    } catch (IOException | JMException | RuntimeException e) {
      LOG.debug("this JVM takes no compiler directives", e);
    }
  }

  /** The JVM's answer, which counts the directives that it added. */
  static String add() throws IOException, JMException {
    Path file = Files.createTempFile("tributary-compiler", ".json");
    try (InputStream directives = CompilerDirectives.class.getResourceAsStream(RESOURCE)) {
      Files.copy(directives, file, StandardCopyOption.REPLACE_EXISTING);
      Object answer =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "compilerDirectivesAdd",
                  new Object[] {new String[] {file.toString()}},
                  new String[] {String[].class.getName()});
      return String.valueOf(answer);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
