package org.entente.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One WildFly with the WAR in it, as a process of its own. The provisioned server is only read; configuration, scratch
 * files and the WAR live in {@code DATA/server}, made new at every start, so a killed server leaves nothing in the way. The WAR's
 * files there may be the provisioned server's own under a second name: they are not for editing.
 */
public record ServerProcess(Path home, Path war, Path data, int port, Database database, Map<String, String> environment) {
  private static final String DEPLOYMENT =
      """
          <deployments>
              <deployment name="entente.war" runtime-name="entente.war">
                  <%s path="entente.war" relative-to="jboss.server.base.dir"/>
              </deployment>
          </deployments>
      </server>
      """;

  private static final List<String> MODULE_ACCESS = List.of(
      "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
      "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
      "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
      "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
      "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
      "--add-opens=java.base/java.lang=ALL-UNNAMED",
      "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
      "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
      "--add-opens=java.base/java.io=ALL-UNNAMED",
      "--add-opens=java.base/java.net=ALL-UNNAMED",
      "--add-opens=java.base/java.security=ALL-UNNAMED",
      "--add-opens=java.base/java.util=ALL-UNNAMED",
      "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
      "--add-opens=java.management/javax.management=ALL-UNNAMED",
      "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

  /** WildFly takes these from the environment; every other secret's file is read by the application itself. */
  private static final List<String> READ_BY_THE_DATA_SOURCE = List.of("ENTENTE_DB_PASSWORD", "ENTENTE_H2_PASSWORD");

  public Path log() {
    return data.resolve("log/server.log");
  }

  /** Starts the server; it is not ready yet. */
  public Process start() throws IOException {
    return prepare().start();
  }

  /** The server, laid out to be started once. */
  ProcessBuilder prepare() throws IOException {
    Path base = prepareBase();
    ProcessBuilder builder = new ProcessBuilder(command(base));
    builder.environment().putAll(environment);
    builder.environment().put("ENTENTE_DATA", data.toString());
    READ_BY_THE_DATA_SOURCE.forEach(name -> Secrets.given(name, builder.environment())
        .ifPresent(secret -> builder.environment().put(name, secret)));
    builder.redirectErrorStream(true);
    builder.redirectOutput(data.resolve("log/console.log").toFile());
    builder.directory(data.toFile());
    return builder;
  }

  private Path prepareBase() throws IOException {
    Path base = data.resolve("server");
    Folders.delete(base);
    Files.createDirectories(data.resolve("log"));
    Folders.copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
    boolean unpacked = new UnpackedWar(home, war).layInto(base.resolve("entente.war"));
    if (!unpacked) {
      Files.copy(war, base.resolve("entente.war"));
    }
    Path configuration = base.resolve("configuration").resolve(database.configuration());
    String xml = Files.readString(configuration);
    Files.writeString(configuration, xml.substring(0, xml.lastIndexOf("</server>")) + DEPLOYMENT.formatted(unpacked ? "fs-exploded" : "fs-archive"));
    return base;
  }

  private List<String> command(Path base) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ClassArchive.options(home));
    command.addAll(JvmOptions.compiling(home));
    command.addAll(JvmOptions.with(setting("ENTENTE_JAVA_OPTS", "")));
    command.addAll(MODULE_ACCESS);
    command.addAll(List.of(
        "-Djava.awt.headless=true",
        "-Djava.net.preferIPv4Stack=true",
        "-Djdk.serialFilter=maxbytes=10485760;maxdepth=128;maxarray=100000;maxrefs=300000",
        "-Dorg.wildfly.sigterm.suspend.timeout=" + setting("ENTENTE_STOP_TIMEOUT", "15"),
        "-Dorg.jboss.boot.log.file=" + log(),
        "-Dlogging.configuration=" + base.resolve("configuration").resolve(firstLines()).toUri(),
        "-Djboss.home.dir=" + home,
        "-Djboss.server.base.dir=" + base,
        "-Djboss.server.log.dir=" + data.resolve("log"),
        "-Djboss.bind.address=" + setting("ENTENTE_BIND", "127.0.0.1"),
        "-Djboss.http.port=" + port,
        "-Djboss.management.http.port=" + setting("ENTENTE_MANAGEMENT_PORT", "0"),
        "-jar", home.resolve("jboss-modules.jar").toString(),
        "-mp", home.resolve("modules").toString(),
        "org.jboss.as.standalone",
        "--server-config=" + database.configuration()));
    return command;
  }

  /** How the log is written before the server has read its configuration. */
  private String firstLines() {
    return setting("ENTENTE_LOG", "text").equals("json") ? "logging-json.properties" : "logging.properties";
  }

  private String setting(String name, String otherwise) {
    String inherited = System.getenv().getOrDefault(name, otherwise);
    return environment.getOrDefault(name, inherited);
  }
}
