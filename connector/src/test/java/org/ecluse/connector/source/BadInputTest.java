package org.ecluse.connector.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.policy.Problem;
import org.junit.jupiter.api.Test;

class BadInputTest {
    private static final ReadLimits SMALL = new ReadLimits(4, 20_000, 8, Duration.ofSeconds(1), Duration.ofSeconds(1));

    private static List<List<String>> csv(byte[] bytes, Format.Csv format) throws IOException {
        var rows = new ArrayList<List<String>>();
        try (var reader = new CsvRows(new ByteArrayInputStream(bytes), format, SMALL)) {
            rows.add(reader.columns());
            while (reader.next()) {
                rows.add(List.of(reader.fields()));
            }
        }
        return rows;
    }

    private static List<List<String>> csv(String text) throws IOException {
        return csv(text.getBytes(StandardCharsets.UTF_8), Format.Csv.SEMICOLONS);
    }

    private static List<String> json(String text) throws IOException {
        var rows = new ArrayList<String>();
        try (var reader = new NdjsonRows(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), SMALL)) {
            while (reader.next()) {
                rows.add(reader.object().toString());
            }
        }
        return rows;
    }

    private interface Read {
        void run() throws IOException;
    }

    private static void assertBroken(Read read, String code, String at) {
        assertThatThrownBy(read::run).isInstanceOfSatisfying(SourceBroken.class, e -> {
            assertThat(e.problem()).extracting(Problem::code, Problem::at).containsExactly(code, at);
            assertThat(e.problem().cure()).isNotBlank();
        });
    }

    @Test
    void quoted_fields_keep_delimiters_quotes_and_line_ends() throws IOException {
        assertThat(csv("a;b\r\n\"x;y\";\"say \"\"hi\"\"\r\nthere\"\r\n"))
                .containsExactly(List.of("a", "b"), List.of("x;y", "say \"hi\"\r\nthere"));
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_column() throws IOException {
        assertThat(csv("\uFEFFa;b\n1;2\n").get(0)).containsExactly("a", "b");
    }

    @Test
    void empty_lines_are_no_rows_and_without_a_header_columns_are_numbered() throws IOException {
        var bare = new Format.Csv(';', StandardCharsets.UTF_8, false);

        assertThat(csv("1;2\n\n3;4".getBytes(StandardCharsets.UTF_8), bare))
                .containsExactly(List.of("1", "2"), List.of("1", "2"), List.of("3", "4"));
    }

    @Test
    void other_charsets_are_read_as_they_are_named() throws IOException {
        var latin = new Format.Csv(';', Charset.forName("windows-1252"), true);

        assertThat(csv("é;€\n1;2".getBytes(latin.charset()), latin).get(0)).containsExactly("é", "€");
    }

    @Test
    void a_row_that_is_too_short_names_its_line_and_the_first_column_that_is_missing() {
        assertBroken(() -> csv("a;b;c\n1;2;3\n1;2\n"), "source.ragged", "line 3, column 3 `c`");
    }

    @Test
    void a_row_that_is_too_long_names_its_line_and_the_column_after_the_last() {
        assertBroken(() -> csv("a;b\n\n1;2;3\n"), "source.ragged", "line 3, column 3");
    }

    @Test
    void lines_inside_quotes_count_when_a_line_is_named() {
        assertBroken(() -> csv("a;b\n\"1\n1\";2\n1\n"), "source.ragged", "line 4, column 2 `b`");
    }

    @Test
    void a_byte_of_another_charset_names_its_line_and_column() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write("a;b\nété;2\nab".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xE9);
        bytes.write(";3\n".getBytes(StandardCharsets.UTF_8));

        assertBroken(() -> csv(bytes.toByteArray(), Format.Csv.SEMICOLONS), "source.encoding", "line 3, column 3");
    }

    @Test
    void a_character_cut_at_the_end_of_the_file_is_an_error() {
        assertBroken(
                () -> csv(new byte[] {'a', '\n', 'b', (byte) 0xC3}, Format.Csv.SEMICOLONS),
                "source.encoding",
                "line 2, column 2");
    }

    @Test
    void a_byte_of_another_charset_far_into_the_file_still_names_its_line() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write("a\n".getBytes(StandardCharsets.UTF_8));
        for (int i = 2; i <= 50_000; i++) {
            bytes.write("héros\n".getBytes(StandardCharsets.UTF_8));
        }
        bytes.write(new byte[] {'x', (byte) 0xFF, '\n'});

        assertBroken(() -> csv(bytes.toByteArray(), Format.Csv.SEMICOLONS), "source.encoding", "line 50001, column 2");
    }

    @Test
    void a_header_with_a_blank_or_repeated_name_is_refused() {
        assertBroken(() -> csv("a;a\n1;2\n"), "source.header", "line 1, column 2");
        assertBroken(() -> csv("a; \n1;2\n"), "source.header", "line 1, column 2");
    }

    @Test
    void an_empty_file_is_no_table() {
        assertBroken(() -> csv(""), "source.empty", "");
    }

    @Test
    void a_file_may_not_be_wider_nor_its_rows_longer_than_the_limits() {
        assertBroken(() -> csv("a;b;c;d;e\n"), "source.too-wide", "line 1");
        assertBroken(() -> csv("a;b\n1;" + "x".repeat(60_000) + "\n"), "source.csv", "after line 1");
        assertBroken(() -> json("{\"a\":\"" + "x".repeat(30_000) + "\"}"), "source.json", "line 1, column 1");
    }

    @Test
    void a_quote_that_is_never_closed_is_an_error() {
        assertThatThrownBy(() -> csv("a;b\n1;\"2\n3;4\n")).isInstanceOf(SourceBroken.class);
    }

    @Test
    void json_lines_are_read_one_object_at_a_time() throws IOException {
        assertThat(json("{\"a\":1}\n\n{\"b\":[1,2]}")).containsExactly("{\"a\":1}", "{\"b\":[1,2]}");
    }

    @Test
    void json_that_is_broken_nested_too_deep_or_no_object_names_its_line() {
        assertBroken(() -> json("{\"a\":1}\n[1]\n"), "source.json", "line 2, column 1");
        assertBroken(() -> json("{\"a\":1} {\"b\":2}\n"), "source.json", "line 1, column 9");
        assertBroken(() -> json("{\"a\":" + "[".repeat(100_000)), "source.json", "line 1, column 1");
        assertBroken(() -> json("{\"a\":" + "[".repeat(9)), "source.json", "line 1, column 13");
        assertThatThrownBy(() -> json("{\"a\":\n"))
                .isInstanceOf(SourceBroken.class)
                .hasMessageContaining("line 1");
    }
}
