package dev.tributary.codec;

import java.nio.charset.StandardCharsets;

/** Events in the form in which the connectors send them, schemas included. */
final class DebeziumEvents {
  private DebeziumEvents() {}

  private static final String POSTGRES_ROW_FIELDS =
      """
      [{"type":"int32","optional":false,"default":0,"field":"id"},
       {"type":"string","optional":true,"field":"name"},
       {"type":"int32","optional":true,"name":"io.debezium.time.Date","version":1,"field":"born"},
       {"type":"int64","optional":true,"name":"io.debezium.time.MicroTimestamp","version":1,"field":"created"},
       {"type":"string","optional":true,"name":"io.debezium.time.ZonedTimestamp","version":1,"field":"updated"},
       {"type":"bytes","optional":true,"name":"org.apache.kafka.connect.data.Decimal","version":1,
        "parameters":{"scale":"2","connect.decimal.precision":"10"},"field":"limit_eur"},
       {"type":"struct","fields":[{"type":"int32","optional":false,"field":"scale"},
         {"type":"bytes","optional":false,"field":"value"}],"optional":true,
        "name":"io.debezium.data.VariableScaleDecimal","version":1,"field":"ratio"},
       {"type":"int64","optional":true,"name":"io.debezium.time.MicroTime","version":1,"field":"opens"},
       {"type":"boolean","optional":true,"field":"active"},
       {"type":"array","items":{"type":"string","optional":true},"optional":true,"field":"tags"}]
      """;

  static final String POSTGRES_SCHEMA =
      """
      {"type":"struct","fields":[
       {"type":"struct","fields":%1$s,"optional":true,"name":"pg.public.people.Value","field":"before"},
       {"type":"struct","fields":%1$s,"optional":true,"name":"pg.public.people.Value","field":"after"},
       {"type":"struct","fields":[{"type":"string","optional":false,"field":"version"},
         {"type":"int64","optional":false,"field":"ts_ms"},{"type":"int64","optional":true,"field":"lsn"}],
        "optional":false,"name":"io.debezium.connector.postgresql.Source","field":"source"},
       {"type":"string","optional":false,"field":"op"},{"type":"int64","optional":true,"field":"ts_ms"}],
       "optional":false,"name":"pg.public.people.Envelope","version":2}
      """
          .formatted(POSTGRES_ROW_FIELDS);

  static final String POSTGRES_ROW =
      """
      {"id":1001,"name":"Zoë O'Neil","born":7306,"created":1708387200123456,
       "updated":"2024-02-20T01:02:03.000000Z","limit_eur":"AYag","ratio":{"scale":3,"value":"BNI="},
       "opens":32400000000,"active":true,"tags":["a b","c"]}
      """;

  static final String POSTGRES_SOURCE =
      """
      {"version":"3.0.0.Final","connector":"postgresql","name":"pg","ts_ms":1708390000000,
       "snapshot":"false","db":"shop","sequence":"[\\"24023119\\",\\"24023128\\"]",
       "schema":"public","table":"people","txId":555,"lsn":24023128,"xmin":null}
      """;

  static final String POSTGRES_UPDATE =
      """
      {"before":null,"after":%s,"source":%s,"transaction":null,"op":"u","ts_ms":1708390000500}
      """
          .formatted(POSTGRES_ROW, POSTGRES_SOURCE);

  static final String POSTGRES_DELETE =
      """
      {"before":{"id":1001,"name":null},"after":null,"source":%s,"op":"d","ts_ms":1708390000500}
      """
          .formatted(POSTGRES_SOURCE);

  static final String POSTGRES_KEY =
      """
      {"schema":{"type":"struct","fields":[{"type":"int32","optional":false,"default":0,"field":"id"}],
       "optional":false,"name":"pg.public.people.Key"},"payload":{"id":1001}}
      """;

  static final String MYSQL_SNAPSHOT =
      """
      {"before":null,"after":{"id":7,"name":"Ann","since":1577836800000},
       "source":{"version":"2.7.0.Final","connector":"mysql","name":"m","ts_ms":0,"snapshot":"last",
        "db":"inventory","sequence":null,"table":"customers","server_id":0,"gtid":null,
        "file":"mysql-bin.000003","pos":154,"row":0,"thread":null,"query":null},
       "op":"r","ts_ms":1486500577691,"transaction":null}
      """;

  static final String MYSQL_SCHEMA =
      """
      {"type":"struct","fields":[{"type":"struct","fields":[
        {"type":"int32","optional":false,"field":"id"},{"type":"string","optional":false,"field":"name"},
        {"type":"int64","optional":true,"name":"io.debezium.time.Timestamp","version":1,"field":"since"}],
        "optional":true,"name":"m.inventory.customers.Value","field":"after"}],
       "optional":false,"name":"m.inventory.customers.Envelope"}
      """;

  static final String UNWRAPPED =
      """
      {"id":5,"name":"Ann","__deleted":"false","__op":"u","__source_ts_ms":1700000000000,
       "__source_lsn":77,"__table":"people"}
      """;

  static final String PLAIN =
      """
      {"id":"C-1","first_name":"Ann","last_name":"Lee","email":"ann@example.org","zip":"01234","n":3}
      """;

  static String wrapped(String schema, String payload) {
    return "{\"schema\":" + schema + ",\"payload\":" + payload + "}";
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
