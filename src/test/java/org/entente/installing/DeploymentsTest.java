package org.entente.installing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.installing.Manifests.at;
import static org.entente.installing.Manifests.object;
import static org.entente.installing.Manifests.text;
import static org.entente.installing.Manifests.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What can be known of the deployment files without the engines that run them. */
class DeploymentsTest {
  private static final Pattern SETTING = Pattern.compile("\\bENTENTE_[A-Z][A-Z0-9_]*[A-Z0-9]\\b");
  private static final Pattern IMAGE = Pattern.compile("(?m)^(?:FROM|\\s*image:) *(\\S+)");
  /** Read by scripts in this folder, not by the server. */
  private static final Set<String> OF_THE_SCRIPTS = Set.of("ENTENTE_ENV");

  @Test
  void everySettingThatADeploymentNamesIsDocumented() throws IOException {
    String documented = Files.readString(Path.of("docs/configuration.md"));
    Set<String> unknown = new TreeSet<>();
    for (Path file : Manifests.files()) {
      SETTING.matcher(Files.readString(file)).results().map(MatchResult::group)
          .filter(name -> !OF_THE_SCRIPTS.contains(name))
          .filter(name -> !documented.contains("`" + name.replaceAll("_FILE$", "") + "`")).forEach(unknown::add);
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void everyImageIsPinnedToAnExactVersion() throws IOException {
    List<String> images = Stream.of("Containerfile", "compose.yaml", "kubernetes/entente.yaml")
        .flatMap(file -> IMAGE.matcher(read(file)).results().map(result -> result.group(1))).toList();
    assertThat(images).hasSizeGreaterThanOrEqualTo(5).allSatisfy(image ->
        assertThat(image.substring(image.lastIndexOf('/') + 1)).matches("[a-z-]+:[0-9]+\\.[0-9]+(\\.[0-9]+)?[0-9A-Za-z_.-]*"));
  }

  @Test
  void noSecretStandsInAFile() throws IOException {
    for (Path file : Manifests.files()) {
      assertThat(Files.readAllLines(file).stream().filter(line -> !line.strip().startsWith("#")))
          .as(file.toString())
          .noneMatch(line -> line.matches("(?i).*(password|token|secret)[A-Z_]*\\s*[:=]\\s*['\"]?[A-Za-z0-9+]{6,}['\"]?\\s*$")
              && !line.matches(".*_FILE.*") && !line.contains("secretName"));
    }
    Pattern literal = Pattern.compile("(ENTENTE|POSTGRES)_[A-Z_]*(PASSWORD|TOKEN)\\s*[:=]");
    for (String file : List.of("Containerfile", "compose.yaml", "kubernetes/entente.yaml", "entente.service")) {
      assertThat(literal.matcher(text(file)).find()).as(file).isFalse();
    }
  }

  @Test
  void theContainerRunsAsSomebodyWithoutRightsAndBringsNoCompiler() throws IOException {
    String last = text("Containerfile").substring(text("Containerfile").lastIndexOf("FROM"));
    assertThat(last).contains("-jre-").contains("USER 10001:10001").contains("HEALTHCHECK").doesNotContain("COPY . ");
    assertThat(last.indexOf("COPY --from=build")).as("the application belongs to root").isLessThan(last.indexOf("USER "));
    assertThat(Files.readString(Path.of(".dockerignore"))).contains(".git", ".entente", "target");
    Object service = at(yaml("compose.yaml").get(0), "services", "entente");
    assertThat(at(service, "read_only")).isEqualTo(true);
    assertThat(at(service, "user")).isEqualTo("10001:10001");
    assertThat(at(service, "cap_drop", 0)).isEqualTo("ALL");
    assertThat(String.valueOf(at(service, "ports", 0))).as("only the proxy of this machine").startsWith("127.0.0.1:");
  }

  @Test
  void everySecretOfTheComposeFileIsMadeByItsScript() throws IOException, InterruptedException {
    Object compose = yaml("compose.yaml").get(0);
    Path folder = Files.createTempDirectory("secrets");
    new Shell(Path.of("").toAbsolutePath(), Map.of()).run("deployments/compose/make-secrets.sh " + folder);
    for (Object secret : ((Map<?, ?>) at(compose, "secrets")).values()) {
      Path made = folder.resolve(Path.of(String.valueOf(at(secret, "file"))).getFileName());
      assertThat(Files.readString(made)).as(made.toString()).hasSizeGreaterThanOrEqualTo(32).matches("[A-Za-z0-9_-]+");
    }
    Set<String> mounted = SETTING.matcher(text("compose.yaml")).results().map(MatchResult::group)
        .filter(name -> name.endsWith("_FILE")).map(name -> name.substring("ENTENTE_".length(), name.length() - "_FILE".length()))
        .map(name -> name.toLowerCase(java.util.Locale.ROOT).replace('_', '-')).collect(Collectors.toSet());
    assertThat(((List<?>) at(compose, "services", "entente", "secrets")).stream().map(String::valueOf)).containsAll(mounted);
  }

  @Test
  void kubernetesKnowsOnlyObjectsThatItsReferencesFind() throws IOException {
    List<Object> objects = yaml("kubernetes/entente.yaml");
    assertThat(objects).allSatisfy(object -> {
      assertThat(at(object, "apiVersion")).isNotNull();
      assertThat(at(object, "metadata", "namespace")).isEqualTo("entente");
    });
    Object pod = at(object("StatefulSet", "entente"), "spec", "template");
    Object labels = at(pod, "metadata", "labels");
    assertThat(at(object("Service", "entente"), "spec", "selector")).isEqualTo(labels);
    assertThat(at(object("Service", "entente-nodes"), "spec", "selector")).isEqualTo(labels);
    assertThat(at(object("PodDisruptionBudget", "entente"), "spec", "selector", "matchLabels")).isEqualTo(labels);
    assertThat(at(object("NetworkPolicy", "entente"), "spec", "podSelector", "matchLabels")).isEqualTo(labels);
    assertThat(at(object("StatefulSet", "entente"), "spec", "selector", "matchLabels")).isEqualTo(labels);
    assertThat(at(object("StatefulSet", "entente"), "spec", "serviceName")).isEqualTo("entente-nodes");
    Object container = at(pod, "spec", "containers", 0);
    assertThat(at(container, "envFrom", 0, "configMapRef", "name")).isEqualTo(at(object("ConfigMap", "entente"), "metadata", "name"));
    Set<Object> volumes = names(at(pod, "spec", "volumes"));
    volumes.add(at(object("StatefulSet", "entente"), "spec", "volumeClaimTemplates", 0, "metadata", "name"));
    assertThat(volumes).containsAll(names(at(container, "volumeMounts")));
  }

  @Test
  void kubernetesAsksTheHealthPathsOnThePortTheServerOpens() throws IOException {
    Object container = at(object("StatefulSet", "entente"), "spec", "template", "spec", "containers", 0);
    String health = Files.readString(Path.of("src/main/java/org/entente/boot/HealthResource.java"));
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      String path = String.valueOf(at(container, probe, "httpGet", "path"));
      assertThat(path).isIn("/health/live", "/health/ready");
      assertThat(health).contains(path.substring("/health/".length()));
      assertThat(at(container, probe, "httpGet", "port")).isEqualTo(at(container, "ports", 0, "name"));
    }
    assertThat(at(container, "ports", 0, "containerPort")).isEqualTo(8080);
    assertThat(text("Containerfile")).contains("EXPOSE 8080");
  }

  @Test
  void kubernetesGivesThePodNoMoreRightsThanItNeeds() throws IOException {
    Object pod = at(object("StatefulSet", "entente"), "spec", "template", "spec");
    Object container = at(pod, "containers", 0);
    assertThat(at(pod, "automountServiceAccountToken")).isEqualTo(false);
    assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
    assertThat(at(container, "securityContext", "readOnlyRootFilesystem")).isEqualTo(true);
    assertThat(at(container, "securityContext", "allowPrivilegeEscalation")).isEqualTo(false);
    assertThat(at(container, "securityContext", "capabilities", "drop", 0)).isEqualTo("ALL");
    assertThat(at(container, "resources", "limits", "memory")).isNotNull();
    assertThat((Integer) at(pod, "terminationGracePeriodSeconds"))
        .as("preStop and the suspend timeout fit").isGreaterThanOrEqualTo(5 + 20 + 15);
    assertThat((Integer) at(object("StatefulSet", "entente"), "spec", "replicas")).isEqualTo(2);
    assertThat(at(object("PodDisruptionBudget", "entente"), "spec", "minAvailable")).isEqualTo(1);
  }

  static boolean systemdIsHere() {
    return Files.isExecutable(Path.of("/usr/bin/systemd-analyze"));
  }

  @Test
  @EnabledIf("systemdIsHere")
  void systemdAcceptsTheUnitAndFindsItWellShut(@TempDir Path folder) throws IOException, InterruptedException {
    Path unit = folder.resolve("entente.service");
    Files.writeString(unit, text("entente.service").replace("/opt/entente/entente", Path.of("entente").toAbsolutePath().toString()));
    Shell shell = new Shell(folder, Map.of());
    assertThat(shell.run("systemd-analyze verify --man=no " + unit + " 2>&1")).isBlank();
    shell.run("systemd-analyze security --no-pager --offline=true --threshold=20 " + unit);
  }

  @Test
  void everyScriptIsOneThatItsShellCanRead() throws IOException, InterruptedException {
    for (Path file : Manifests.files()) {
      String name = file.getFileName().toString();
      if (name.endsWith(".sh") || name.equals("entente.conf")) {
        assertThat(Files.isExecutable(file)).as(file.toString()).isEqualTo(name.endsWith(".sh"));
        Process check = new ProcessBuilder(read(file).startsWith("#!/bin/sh") || name.endsWith(".conf") ? "sh" : "bash", "-n", file.toString())
            .inheritIO().start();
        assertThat(check.waitFor(1, TimeUnit.MINUTES) && check.exitValue() == 0).as(file.toString()).isTrue();
      }
    }
  }

  private static Set<Object> names(Object list) {
    return ((List<?>) list).stream().map(item -> at(item, "name")).collect(Collectors.toSet());
  }

  private static String read(String file) {
    return read(Manifests.FOLDER.resolve(file));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
