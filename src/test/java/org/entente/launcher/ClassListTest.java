package org.entente.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassListTest {
  private static final String OBJECT = loaded("java.lang.Object", "jrt:/java.base", "0x1", "0x0", "");
  private static final String RUNNABLE = loaded("java.lang.Runnable", "jrt:/java.base", "0x2", "0x1", "");

  @TempDir
  Path folder;

  private Path server;
  private Path own;

  @BeforeEach
  void packJars() throws IOException {
    server = jar("server.jar", "a/Base.class", "a/Newer.class", "META-INF/versions/11/a/Newer.class");
    own = jar("own.jar", "b/Own.class");
  }

  @Test
  void saysOfTheServersClassesWhereTheyLieAndWhatTheyExtend() throws IOException {
    String base = loaded("a.Base", "jar:file:" + server + "!/", "0x3", "0x1", " interfaces: 0x2");
    assertThat(list(OBJECT, RUNNABLE, base)).isEqualTo("""
        java/lang/Object id: 1
        java/lang/Runnable id: 2
        a/Base id: 3 super: 1 interfaces: 2 source: %s""".formatted(server));
  }

  @Test
  void findsWhatTheWarBringsWhereItWasUnpacked() throws IOException {
    String inside = loaded("b.Own", "vfs:/content/entente.war/WEB-INF/classes", "0x3", "0x1", "");
    assertThat(list(OBJECT, inside)).endsWith("b/Own id: 2 super: 1 source: " + own);
  }

  @Test
  void leavesOutWhatAJarHoldsOnceMoreForNewerMachinesAndWhatExtendsThat() throws IOException {
    String newer = loaded("a.Newer", "jar:file:" + server + "!/", "0x3", "0x1", "");
    String child = loaded("a.Base", "jar:file:" + server + "!/", "0x4", "0x3", "");
    assertThat(list(OBJECT, newer, child)).isEqualTo("java/lang/Object id: 1");
  }

  @Test
  void leavesOutWhatWasMadeAtRunTimeAndASecondClassOfAName() throws IOException {
    String proxy = loaded("$Proxy1", "__JVM_DefineClass__", "0x3", "0x1", "");
    String lambda = loaded("java.lang.Object$$Lambda$1/0x0000000800c03000", "java.lang.Object", "0x4", "0x1", "");
    assertThat(list(OBJECT, proxy, lambda, loaded("java.lang.Object", "jar:file:" + server + "!/", "0x5", "0x1", "")))
        .isEqualTo("java/lang/Object id: 1");
  }

  private String list(String... loaded) throws IOException {
    Path log = Files.writeString(folder.resolve("classes.log"), String.join("", loaded));
    return String.join("\n", ClassList.of(log, Map.of("WEB-INF/classes", own)).lines());
  }

  private static String loaded(String name, String source, String address, String parent, String interfaces) {
    return "[0.017s][info ][class,load] " + name + " source: " + source + "\n[0.017s][debug][class,load]  klass: " + address + " super: "
        + parent + interfaces + " loader: [loader data: 0x00007f of 'bootstrap'] bytes: 1895 checksum: 5802c2c3\n";
  }

  private Path jar(String name, String... entries) throws IOException {
    Path jar = folder.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String entry : entries) {
        out.putNextEntry(new ZipEntry(entry));
      }
    }
    return jar;
  }
}
