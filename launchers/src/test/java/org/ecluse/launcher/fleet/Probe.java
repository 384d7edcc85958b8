package org.ecluse.launcher.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A program: for each address it is given, one line with what it answers, or {@code unreachable}. */
final class Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Probe() {}

    public static void main(String[] addresses) throws InterruptedException {
        var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        for (var address : addresses) {
            System.out.println(answer(client, URI.create(address)));
        }
    }

    private static String answer(HttpClient client, URI address) throws InterruptedException {
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body().replaceAll("\\s+", " ");
        } catch (IOException e) {
            return "unreachable";
        }
    }
}
