package org.entente.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  private static final List<String> STANDING = List.of("Rome", "Tokyo", "Vienna");

  @TempDir
  Path folder;

  private final JdbcDataSource database = new JdbcDataSource();

  /** A file as a kill leaves it whose list of what is to be undone was written before the changes. */
  @BeforeEach
  void tear() throws Exception {
    // Not closed: the shutdown at the end leaves nothing to close.
    Connection running = DriverManager.getConnection(url("running"));
    Statement statement = running.createStatement();
    statement.execute("create table town (id int primary key, name varchar unique, twin int references town)");
    statement.execute("insert into town values (1, 'Rome', null), (2, 'Tokyo', 1), (3, 'Vienna', 2)");
    running.setAutoCommit(false);
    statement.execute("update town set twin = 3 where id = 2");
    statement.execute("delete from town where id = 1");
    statement.execute("insert into town values (4, 'Quebec', 3)");
    MVStore store = ((SessionLocal) running.unwrap(JdbcConnection.class).getSession()).getDatabase().getStore().getMvStore();
    store.getMapNames().stream().filter(name -> name.startsWith("undoLog")).forEach(name -> store.openMap(name).clear());
    store.commit();
    Files.copy(folder.resolve("running.mv.db"), folder.resolve("torn.mv.db"));
    statement.execute("shutdown immediately");
    database.setURL(url("torn"));
  }

  @AfterEach
  void close() throws SQLException {
    try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
      statement.execute("shutdown");
    }
  }

  private String url(String name) {
    return "jdbc:h2:file:" + folder.resolve(name) + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;DB_CLOSE_DELAY=-1";
  }

  @Test
  void aTransactionOfTheSameNumberSeesWhatNobodyCommittedUntilItIsPutBack() throws SQLException {
    assertThat(names("select name from town order by name")).isNotEqualTo(STANDING);
    assertThat(Leftovers.putBack(database)).isPositive();
    assertThat(names("select name from town order by name")).isEqualTo(STANDING);
    assertThat(names("select name from town where id = 1")).containsExactly("Rome");
    assertThat(names("select name from town where name = 'Rome'")).containsExactly("Rome");
    assertThat(names("select name from town where name = 'Quebec'")).isEmpty();
    assertThat(names("select name from town where twin = 3")).isEmpty();
    assertThat(names("select name from town where twin = 1")).containsExactly("Tokyo");
  }

  @Test
  void leavesAloneWhatIsWholeAndWhatIsBeingWritten() throws SQLException {
    assertThat(Leftovers.putBack(database)).isPositive();
    try (Connection writing = database.getConnection(); Statement statement = writing.createStatement()) {
      writing.setAutoCommit(false);
      statement.execute("insert into town values (5, 'Lisbon', null)");
      assertThat(Leftovers.putBack(database)).isZero();
      writing.commit();
    }
    assertThat(names("select name from town order by name")).containsExactly("Lisbon", "Rome", "Tokyo", "Vienna");
  }

  private List<String> names(String query) throws SQLException {
    try (Connection connection = database.getConnection(); ResultSet rows = connection.createStatement().executeQuery(query)) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }
}
