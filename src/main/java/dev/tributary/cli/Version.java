package dev.tributary.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, as its jar names it. */
public final class Version implements IVersionProvider {
  /** The version, or {@code development} where classes run without their jar. */
  public static String number() {
    @Nullable String packaged = Version.class.getPackage().getImplementationVersion();
    return packaged == null ? "development" : packaged;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "tributary " + number(),
      "Kafka " + org.apache.kafka.common.utils.AppInfoParser.getVersion(),
      "Java " + Runtime.version(),
    };
  }
}
