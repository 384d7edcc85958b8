package org.ecluse.launcher.demo.data;

/**
 * One commune of Rennes Métropole.
 * @param code INSEE code, five digits
 * @param weight its share of the metropole's addresses, in hundreds of inhabitants
 */
public record Commune(String code, String name, int weight) {
    /** About 2,000 inhabitants each, as INSEE draws them; a small commune is one block. */
    int irisBlocks() {
        return Math.max(1, weight / 25);
    }

    /** An IRIS code is the commune's code and four digits; {@code 0000} where the commune is not divided. */
    String irisCode(int block) {
        return irisBlocks() == 1 ? code + "0000" : code + String.format("%04d", 101 + block);
    }

    String irisName(int block) {
        return irisBlocks() == 1
                ? name
                : name + " " + Words.QUARTERS.get(block % Words.QUARTERS.size()) + suffix(block);
    }

    private static String suffix(int block) {
        int round = block / Words.QUARTERS.size();
        return round == 0 ? "" : " " + (round + 1);
    }
}
