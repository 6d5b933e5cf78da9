package org.entente.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a running server leaves for its thin clients: address, data folder, local token and process. Readable by its owner alone. */
record RunningFile(String address, String data, String token, long pid) {
  private static final String NAME = "running.json";

  static Path in(Path folder) {
    return folder.resolve(NAME);
  }

  /** The server that was started last from this folder, if its process still lives. */
  static Optional<RunningFile> read(Path folder) throws IOException {
    Path file = in(folder);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Map<String, Object> json = Json.object(Files.readString(file));
    if (!(json.get("address") instanceof String address
        && json.get("token") instanceof String token
        && json.get("pid") instanceof Number pid)) {
      return Optional.empty();
    }
    RunningFile found = new RunningFile(address, String.valueOf(json.get("data")), token, pid.longValue());
    return ProcessHandle.of(found.pid).filter(ProcessHandle::isAlive).map(alive -> found);
  }

  void write(Path folder) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("address", address);
    json.put("data", data);
    json.put("token", token);
    json.put("pid", pid);
    Folders.writePrivate(in(folder), Json.write(json));
  }

  /** Removes the file if it is still ours: the latest start wins. */
  void remove(Path folder) throws IOException {
    if (Files.exists(in(folder)) && Json.object(Files.readString(in(folder))).get("pid") instanceof Number found
        && found.longValue() == pid) {
      Files.delete(in(folder));
    }
  }
}
