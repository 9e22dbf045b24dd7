package dev.tributary.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedBrokerIT {
  private static final String TOPIC = "letters";
  private static final List<String> FIRST = List.of("a", "b", "c");
  private static final List<String> SECOND = List.of("d", "e");

  @TempDir Path directory;

  @Test
  void keepsTopicsDataAndOffsetsAcrossACleanRestart() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      Clients clients = new Clients(broker.bootstrapServers());
      clients.createTopic(TOPIC);
      clients.write(TOPIC, FIRST);
      assertThat(clients.read(TOPIC, "readers", 3)).containsExactlyInAnyOrderElementsOf(FIRST);
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      Clients clients = new Clients(broker.bootstrapServers());
      clients.write(TOPIC, SECOND);
      assertThat(clients.read(TOPIC, "readers", 2)).containsExactlyInAnyOrderElementsOf(SECOND);
      assertThat(clients.read(TOPIC, "others", 5)).containsAll(FIRST).containsAll(SECOND);
    }
  }

  @Test
  void hidesAbortedTransactions() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      Clients clients = new Clients(broker.bootstrapServers());
      clients.createTopic(TOPIC);
      clients.writeAndAbort(TOPIC, FIRST);
      clients.write(TOPIC, SECOND);
      assertThat(clients.read(TOPIC, "readers", 2)).containsExactlyInAnyOrderElementsOf(SECOND);
    }
  }

  @Test
  void comesBackSoonAfterAKill() throws Exception {
    List<String> many = IntStream.range(0, 5_000).mapToObj(i -> "value " + i).toList();
    try (BrokerProcess broker = BrokerProcess.start(directory)) {
      Clients clients = new Clients(broker.bootstrapServers());
      clients.createTopic(TOPIC);
      clients.write(TOPIC, many);
      broker.kill();
    }
    long killed = System.nanoTime();
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      Duration back = Duration.ofNanos(System.nanoTime() - killed);
      System.out.println("start after a kill: " + back.toMillis() + " ms");
      assertThat(back).isLessThan(Duration.ofSeconds(30)); // on a busy machine; alone about 3
      Clients clients = new Clients(broker.bootstrapServers());
      assertThat(clients.read(TOPIC, "readers", many.size()))
          .containsExactlyInAnyOrderElementsOf(many);
    }
  }

  @Test
  void refusesADirectoryInUseByAnotherProcess() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(directory)) {
      assertThatThrownBy(() -> EmbeddedBroker.start(directory))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("in use by process " + broker.pid())
          .hasMessageContaining("choose another directory");
      assertThat(broker.stop()).isZero();
    }
    EmbeddedBroker.start(directory).close();
  }

  @Test
  void refusesADirectoryInUseByThisProcessAndServesAnother() throws Exception {
    try (EmbeddedBroker one = EmbeddedBroker.start(directory.resolve("one"));
        EmbeddedBroker two = EmbeddedBroker.start(directory.resolve("two"))) {
      assertThatThrownBy(() -> EmbeddedBroker.start(directory.resolve("one")))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
      assertThat(one.bootstrapServers()).isNotEqualTo(two.bootstrapServers());
      for (EmbeddedBroker broker : List.of(one, two)) {
        Clients clients = new Clients(broker.bootstrapServers());
        clients.createTopic(TOPIC);
        clients.write(TOPIC, List.of(broker.bootstrapServers()));
        assertThat(clients.read(TOPIC, "readers", 1)).containsExactly(broker.bootstrapServers());
      }
    }
  }

  @Test
  void refusesATakenPortAndLetsGoOfTheDirectory() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      BrokerOptions options = BrokerOptions.DEFAULT.withPort(taken.getLocalPort());
      assertThatThrownBy(() -> EmbeddedBroker.start(directory, options))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("choose another");
    }
    EmbeddedBroker.start(directory).close();
  }

  @Test
  void listensWhereItIsTold() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    BrokerOptions options = BrokerOptions.DEFAULT.withPort(port);
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, options)) {
      assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
    }
  }

  @Test
  void saysWhichSettingIsWrong() {
    BrokerOptions refused = BrokerOptions.DEFAULT.withProperty("num.io.threads", "many");
    assertThatThrownBy(() -> EmbeddedBroker.start(directory, refused))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("num.io.threads");
    EmbeddedBroker.start(directory).close();
  }

  @Test
  void isFoundAgainWhereItWasUnlessThatPortIsTaken() throws Exception {
    String first;
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      first = broker.bootstrapServers();
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      assertThat(broker.bootstrapServers()).isEqualTo(first);
    }
    int port = Integer.parseInt(first.substring(first.indexOf(':') + 1));
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      assertThat(taken.getLocalPort()).isEqualTo(port);
      assertThat(broker.bootstrapServers()).isNotEqualTo(first);
    }
  }

  @Test
  void refusesWhatIsNoDirectory() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> EmbeddedBroker.start(file))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("cannot write to the data directory");
  }

  @Test
  void leavesNoThreadBehindAfterAStopOrAFailedStart() throws Exception {
    EmbeddedBroker.start(directory).close(); // warms up what the platform keeps for itself
    Set<Thread> before = nonDaemons();
    EmbeddedBroker.start(directory).close();
    assertThat(nonDaemons()).isSubsetOf(before);

    Path metadata = directory.resolve("log").resolve("__cluster_metadata-0");
    Files.writeString(metadata.resolve("quorum-state"), "garbage");
    for (int i = 0; i < 2; i++) { // twice: the first failure has let go of the directory
      assertThatThrownBy(() -> EmbeddedBroker.start(directory))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining(directory.toString());
      assertThat(nonDaemons()).isSubsetOf(before);
    }
  }

  @Test
  void closesTwiceWithoutHarm() {
    EmbeddedBroker broker = EmbeddedBroker.start(directory);
    broker.close();
    broker.close();
  }

  private static Set<Thread> nonDaemons() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .collect(Collectors.toSet());
  }
}
