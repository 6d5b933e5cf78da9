package org.entente.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.testing.Deployments;
import org.entente.testing.ManagedServer;
import org.entente.testing.TestRun;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.as.controller.client.helpers.ClientConstants;
import org.jboss.dmr.ModelNode;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that lives on while the application goes and comes keeps neither its threads nor its memory. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RedeploymentIT {
  private static final int TIMES = TestRun.full() ? 12 : 1;
  /** What the library that hashes passwords keeps of each, as deployments/README.md says, and some air. */
  private static final long KEPT = 30L << 20;
  /** Pools that grow and shrink as the server likes. */
  private static final List<String> POOLS = List.of("MSC service thread ", "ServerService Thread Pool ", "management-handler-thread ",
      "management task-", "External Management Request Threads ", "default task-");

  @ArquillianResource
  ManagementClient server;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  /** Whoever comes next finds it deployed. */
  @AfterEach
  void deployAgain() throws IOException {
    operate("deploy");
  }

  @Test
  void leavesNoThreadAndNoMemoryBehind() throws IOException {
    ManagedServer.ready();
    operate("undeploy");
    Set<Long> threads = threads().stream().map(RedeploymentIT::id).collect(Collectors.toSet());
    long used = used();
    for (int time = 1; time <= TIMES; time++) {
      operate("deploy");
      ManagedServer.ready();
      operate("undeploy");
      assertThat(newSince(threads)).as("threads that deployment %d left behind", time).isEmpty();
      assertThat(used()).as("memory after deployment %d", time).isLessThanOrEqualTo(used + time * KEPT);
    }
  }

  private List<String> newSince(Set<Long> threads) throws IOException {
    return threads().stream().filter(thread -> !threads.contains(id(thread)) && !isOfTheServer(thread)).map(RedeploymentIT::name).toList();
  }

  private List<ModelNode> threads() throws IOException {
    return of("threading", "dump-all-threads", "locked-monitors", "locked-synchronizers").asList();
  }

  private static long id(ModelNode thread) {
    return thread.get("thread-id").asLong();
  }

  private static String name(ModelNode thread) {
    return thread.get("thread-name").asString();
  }

  /** Besides the server's own pools the JVM's for asynchronous files, which H2 reads and writes with: nameless threads that wait for a file. */
  private static boolean isOfTheServer(ModelNode thread) {
    return POOLS.stream().anyMatch(name(thread)::startsWith)
        || name(thread).matches("Thread-\\d+") && frames(thread).contains("java.util.concurrent.ThreadPoolExecutor$Worker.run")
            && frames(thread).contains("java.util.concurrent.SynchronousQueue.poll");
  }

  private static List<String> frames(ModelNode thread) {
    return thread.get("stack-trace").asList().stream().map(frame -> frame.get("class-name").asString() + "." + frame.get("method-name").asString())
        .toList();
  }

  private long used() throws IOException {
    of("memory", "gc");
    of("memory", "gc");
    ModelNode read = platform("memory", "read-attribute");
    read.get("name").set("heap-memory-usage");
    return executed(read).get("used").asLong();
  }

  private ModelNode of(String bean, String operation, String... flags) throws IOException {
    ModelNode asked = platform(bean, operation);
    Stream.of(flags).forEach(flag -> asked.get(flag).set(false));
    return executed(asked);
  }

  private static ModelNode platform(String bean, String operation) {
    ModelNode asked = new ModelNode();
    asked.get(ClientConstants.OP).set(operation);
    asked.get(ClientConstants.OP_ADDR).add("core-service", "platform-mbean").add("type", bean);
    return asked;
  }

  private void operate(String operation) throws IOException {
    ModelNode asked = new ModelNode();
    asked.get(ClientConstants.OP).set(operation);
    asked.get(ClientConstants.OP_ADDR).add("deployment", "entente.war");
    executed(asked);
  }

  private ModelNode executed(ModelNode operation) throws IOException {
    ModelNode answer = server.getControllerClient().execute(operation);
    assertThat(answer.get(ClientConstants.OUTCOME).asString()).as("%s", answer).isEqualTo(ClientConstants.SUCCESS);
    return answer.get(ClientConstants.RESULT);
  }
}
