package dev.tributary.cli;

import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.http.MetricsEndpoint;
import dev.tributary.http.ResolverMetrics;
import dev.tributary.topology.Resolver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a resolver's metrics are served, if anywhere. */
final class MetricsAddress {
  private static final String USUAL = "127.0.0.1:9464";
  private static final String OFF = "off";
  private static final int LAST_PORT = 65_535;

  @Option(
      names = "--metrics",
      paramLabel = "HOST:PORT",
      description =
          "Serve metrics for Prometheus at http://HOST:PORT/metrics; port 0 takes any that is free,"
              + " off serves none. Default "
              + USUAL
              + ", to this machine only.")
  private @Nullable String asked;

  /** Finds an address that makes no sense before anything is started. */
  void check() {
    address();
  }

  private @Nullable InetSocketAddress address() {
    String text = asked == null ? USUAL : asked;
    if (text.equals(OFF)) {
      return null;
    }
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon).replaceAll("^\\[|\\]$", "");
    int port = colon < 0 ? -1 : port(text.substring(colon + 1));
    if (host.isEmpty() || port < 0) {
      throw CommandFailure.usage(
          "--metrics is HOST:PORT, as in " + USUAL + ", or off; not " + text);
    }
    try {
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      throw CommandFailure.usage("--metrics names a host that is not known: " + host);
    }
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      return port <= LAST_PORT ? port : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /**
   * Serves the metrics, or does not where that is asked for. The usual port may be taken, by
   * another resolver for example; one that was asked for has to be had.
   */
  @Nullable MetricsEndpoint serve(Resolver resolver, Console console) {
    InetSocketAddress address = address();
    if (address == null) {
      return null;
    }
    try {
      MetricsEndpoint endpoint = MetricsEndpoint.start(address, () -> ResolverMetrics.of(resolver));
      console.say("metrics at " + endpoint.url());
      return endpoint;
    } catch (IOException e) {
      String what = "metrics cannot be served at %s (%s)".formatted(address, e.getMessage());
      if (asked != null) {
        throw CommandFailure.unavailable(what + "; name another address with --metrics", e);
      }
      console.note(what + "; --metrics names another address, or off");
      return null;
    }
  }
}
