package io.faasduet.cli.sebs.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.cli.command.UnknownCommand;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.background.BackgroundProcess;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.localcloud.tables.EmbeddedTables;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The kinds of storage that SeBS's commands start. */
enum StorageKind {
  OBJECT("minio") {
    @Override
    Running serve() {
      EmbeddedS3 s3 = EmbeddedS3.start();
      return new Running(s3.endpoint(), s3::close);
    }
  },
  NOSQL("scylladb") {
    @Override
    Running serve() {
      EmbeddedTables tables = EmbeddedTables.start();
      return new Running(tables.endpoint(), tables::close);
    }
  };

  private static final String ALL = "all";

  private final String type;

  StorageKind(String type) {
    this.type = type;
  }

  /** A service in this process. */
  record Running(URI endpoint, Runnable close) {}

  /** Starts it in this process. */
  abstract Running serve();

  /**
   * Those of a name, which may be {@code all}.
   *
   * @throws UsageException if there are none
   */
  static List<StorageKind> of(String name) {
    List<StorageKind> kinds =
        Stream.of(values())
            .filter(kind -> name.equals(ALL) || List.of(kind.label(), kind.type).contains(name))
            .toList();
    if (kinds.isEmpty()) {
      throw new UsageException(
          UnknownCommand.message(name, List.of("object", "nosql", ALL))
              .replace("command", "storage"));
    }
    return kinds;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What messages call its process. */
  String process() {
    return "storage " + label();
  }

  /** Adds what SeBS's configurations say of it: {@code deployment.local.storage}. */
  void describe(ObjectNode storage, BackgroundProcess process) {
    URI address = URI.create(process.address().orElseThrow());
    ObjectNode kind = storage.putObject(label());
    kind.put("type", type);
    ObjectNode service = kind.putObject(type);
    service.put("address", address.getAuthority());
    service.put("mapped_port", address.getPort());
    service.put("access_key", EmbeddedS3.ACCESS_KEY_ID);
    service.put("secret_key", EmbeddedS3.SECRET_ACCESS_KEY);
    service.put("instance_id", Long.toString(process.pid()));
    service.put("version", "duet");
    service.put("data_volume", process.directory().toString());
    if (this == OBJECT) {
      service.putArray("input_buckets");
      service.putArray("output_buckets");
      service.put("type", type);
    } else {
      service.put("alternator_port", address.getPort());
      service.put("region", EmbeddedS3.REGION);
    }
  }
}
