package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A Java client that openapi-generator makes of an OpenAPI document, in a process of its own: it brings half a hundred libraries. */
final class GeneratedClient {
  private static final Path GENERATOR = Path.of("target/tools/openapi-generator-cli.jar").toAbsolutePath();
  private static final Pattern COMMAND = Pattern.compile("(?ms)^openapi-generator-cli (.*?)^```$");

  private final Path folder;

  /** @param folder where whoever follows the page stands */
  GeneratedClient(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /** Writes the client's sources, by the command that the page for portal developers shows. */
  void generate(String openapi) throws IOException, InterruptedException {
    Files.writeString(Files.createDirectories(folder).resolve("openapi.json"), openapi);
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
        "-Xmx512m", "-jar", GENERATOR.toString()));
    command.addAll(shown());
    // Its own tests and pages are not looked at here.
    command.addAll(List.of("--global-property", "apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false"));
    Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static List<String> shown() throws IOException {
    Matcher shown = COMMAND.matcher(Files.readString(Path.of("docs/api.md")));
    assertThat(shown.find()).as("the page shows the command").isTrue();
    return List.of(shown.group(1).split("[\\s\\\\]+"));
  }

  /** Compiles all of it, and what was written on top of it. */
  void compile(Path above) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(said, null, null)) {
      List<String> options = List.of("-proc:none", "-nowarn", "-d", Files.createDirectories(classes()).toString(),
          "-cp", System.getProperty("java.class.path"));
      compiler.getTask(null, files, said, options, null, files.getJavaFileObjectsFromPaths(sources(above))).call();
    }
    assertThat(said.getDiagnostics()).filteredOn(one -> one.getKind() == Diagnostic.Kind.ERROR).isEmpty();
  }

  private List<Path> sources(Path above) throws IOException {
    try (Stream<Path> generated = Files.walk(folder.resolve("client/src/main/java"))) {
      return Stream.concat(generated.filter(file -> file.toString().endsWith(".java")), Stream.of(above)).toList();
    }
  }

  /** Runs a class that was written on top of the client. */
  <A, B> B run(String name, A asked) throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes().toUri().toURL()}, getClass().getClassLoader())) {
      @SuppressWarnings("unchecked")
      Function<A, B> portal = (Function<A, B>) loader.loadClass(name).getConstructor().newInstance();
      return portal.apply(asked);
    }
  }

  private Path classes() {
    return folder.resolve("classes");
  }
}
