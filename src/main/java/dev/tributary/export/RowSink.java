package dev.tributary.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.codec.parquet.ParquetWriter;
import dev.tributary.codec.table.SpreadsheetCsv;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes values one after the other, in one of the formats; what it writes to stays open. */
interface RowSink {
  int BUFFER = 1 << 16;

  void write(ObjectNode value) throws IOException;

  /** Writes what has to come last, and hands on all of it. */
  void finish() throws IOException;

  /** A sink of a format. */
  static RowSink of(ExportFormat format, ExportTable table, OutputStream out) throws IOException {
    return switch (format) {
      case JSONL -> new Lines(new BufferedOutputStream(out, BUFFER));
      case CSV -> new Csv(table, new SpreadsheetCsv(out, table.columns()));
      case PARQUET -> new Parquet(table, new ParquetWriter(out, table.columns()));
    };
  }

  /** A value as it is on its topic, one in a line. */
  record Lines(OutputStream out) implements RowSink {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void write(ObjectNode value) throws IOException {
      out.write(JSON.writeValueAsBytes(value));
      out.write('\n');
    }

    @Override
    public void finish() throws IOException {
      out.flush();
    }
  }

  /** Rows of cells, for spreadsheets too. */
  record Csv(ExportTable table, SpreadsheetCsv csv) implements RowSink {
    @Override
    public void write(ObjectNode value) throws IOException {
      for (var row : table.rows(value)) {
        csv.write(row);
      }
    }

    @Override
    public void finish() throws IOException {
      csv.flush();
    }
  }

  /** Columns with types. */
  record Parquet(ExportTable table, ParquetWriter parquet) implements RowSink {
    @Override
    public void write(ObjectNode value) throws IOException {
      for (var row : table.rows(value)) {
        parquet.write(row);
      }
    }

    @Override
    public void finish() throws IOException {
      parquet.finish();
    }
  }
}
