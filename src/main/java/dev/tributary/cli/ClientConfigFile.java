package dev.tributary.cli;

import dev.tributary.cli.terminal.CommandFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the settings with which clients reach a broker from a properties file. Only what says how
 * to connect is taken: what the clients do there is not for the file to say, as exactly-once rests
 * on it. Messages name settings and never their values.
 */
final class ClientConfigFile {
  private static final Pattern CONNECTION =
      Pattern.compile("(sasl|ssl|security|socket|reconnect|retry)\\..+");
  private static final Set<String> OTHERS =
      Set.of(
          "client.dns.lookup",
          "client.rack",
          "connections.max.idle.ms",
          "metadata.max.age.ms",
          "receive.buffer.bytes",
          "request.timeout.ms",
          "send.buffer.bytes");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([^}]*)}");

  private ClientConfigFile() {}

  /**
   * Reads a file.
   *
   * @param environment what {@code ${env:NAME}} stands for
   */
  static Map<String, String> read(Path file, Map<String, String> environment) {
    Map<String, String> settings = new TreeMap<>();
    Properties properties = properties(file);
    for (String name : properties.stringPropertyNames()) {
      if (!CONNECTION.matcher(name).matches() && !OTHERS.contains(name)) {
        throw CommandFailure.badData(
            "%s has the setting %s, which is not one of how to connect (security.protocol, sasl.*,"
                    .formatted(file, name)
                + " ssl.* and the like); leave it out",
            null);
      }
      settings.put(name, resolved(file, name, properties.getProperty(name), environment));
    }
    return settings;
  }

  private static Properties properties(Path file) {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
      return properties;
    } catch (NoSuchFileException e) {
      throw CommandFailure.badData("the file " + file + " of --client-config does not exist", e);
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw CommandFailure.badData(
          "the file " + file + " of --client-config is not a properties file in UTF-8", e);
    } catch (IOException e) {
      throw CommandFailure.badData("the file " + file + " cannot be read: " + e, e);
    }
  }

  private static String resolved(
      Path file, String name, String value, Map<String, String> environment) {
    return VARIABLE
        .matcher(value.strip())
        .replaceAll(
            variable -> {
              String found = environment.get(variable.group(1));
              if (found == null) {
                throw CommandFailure.badData(
                    "%s takes %s from the environment variable %s, which is not set"
                        .formatted(file, name, variable.group(1)),
                    null);
              }
              return Matcher.quoteReplacement(found);
            });
  }
}
