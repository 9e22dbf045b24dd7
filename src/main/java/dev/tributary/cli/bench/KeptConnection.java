package dev.tributary.cli.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a service on this machine, for one request after the other, as cheap as can be:
 * the processors are the service's. Both HTTP clients of the JDK take as much of them, or as many
 * collections, as the service that is measured. It reads answers of a known length alone.
 */
final class KeptConnection implements AutoCloseable {
  private static final String LENGTH = "\r\ncontent-length:";
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final int port;
  private final String headers;
  private final Duration answerWithin;
  private final byte[] buffer = new byte[16 << 10];
  private @Nullable Socket socket;

  /**
   * @param port of the service, on the loopback interface
   * @param key of the API
   */
  KeptConnection(int port, String key, Duration answerWithin) {
    this.port = port;
    this.headers = " HTTP/1.1\r\nHost: localhost:" + port + "\r\nX-API-Key: " + key;
    this.answerWithin = answerWithin;
  }

  /**
   * Asks, and answers the status once the answer was read to its end.
   *
   * @param body in JSON; null where it is a GET
   * @throws IOException where there is no answer; the next request connects anew
   */
  int ask(String path, @Nullable String body) throws IOException {
    try {
      Socket open = connected();
      open.getOutputStream().write(request(path, body));
      return answer(open.getInputStream());
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private Socket connected() throws IOException {
    Socket open = socket;
    if (open == null) {
      open = new Socket(InetAddress.getLoopbackAddress(), port);
      open.setTcpNoDelay(true);
      open.setSoTimeout((int) answerWithin.toMillis());
      socket = open;
    }
    return open;
  }

  private byte[] request(String path, @Nullable String body) {
    if (body == null) {
      return ("GET " + path + headers + END_OF_HEAD).getBytes(StandardCharsets.UTF_8);
    }
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return ("POST "
            + path
            + headers
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + length
            + END_OF_HEAD
            + body)
        .getBytes(StandardCharsets.UTF_8);
  }

  private int answer(InputStream in) throws IOException {
    int read = 0;
    String head = "";
    int end = -1;
    while (end < 0) {
      int more = read < buffer.length ? in.read(buffer, read, buffer.length - read) : -1;
      if (more < 0) {
        throw new EOFException("an answer without the end of its head");
      }
      read += more;
      head = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
      end = head.indexOf(END_OF_HEAD);
    }
    head = head.substring(0, end).toLowerCase(Locale.ROOT);
    long left = length(head) - (read - end - END_OF_HEAD.length());
    while (left > 0) {
      int more = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (more < 0) {
        throw new EOFException("an answer that is cut off");
      }
      left -= more;
    }
    if (head.contains("\r\nconnection: close")) {
      close();
    }
    return status(head);
  }

  private static int status(String head) throws IOException {
    String[] words = head.split(" ", 3);
    if (words.length < 2 || !words[1].matches("[0-9]{3}")) {
      throw new IOException("not an answer in HTTP");
    }
    return Integer.parseInt(words[1]);
  }

  private static long length(String head) throws IOException {
    int at = head.indexOf(LENGTH);
    if (at < 0) {
      throw new IOException("an answer of unknown length");
    }
    int from = at + LENGTH.length();
    int to = head.indexOf('\r', from);
    return Long.parseLong(head.substring(from, to < 0 ? head.length() : to).strip());
  }

  @Override
  public void close() {
    Socket open = socket;
    socket = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // nothing is to be read from it any more
      }
    }
  }
}
