package io.github.fcmaven.platform;

import java.util.Set;

/**
 * A region of the platform.
 *
 * @param id such as {@code cn-hangzhou}
 */
public record Region(String id) {

    private static final long MEGABYTE = 1024L * 1024;

    /** Source: the public schema of the deploy tool. */
    private static final Set<String> KNOWN = Set.of(
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-southeast-3",
            "ap-southeast-5",
            "ap-southeast-7",
            "cn-beijing",
            "cn-chengdu",
            "cn-hangzhou",
            "cn-heyuan-acdr-1",
            "cn-hongkong",
            "cn-huhehaote",
            "cn-qingdao",
            "cn-shanghai",
            "cn-shanghai-cloudspe",
            "cn-shanghai-finance-1",
            "cn-shenzhen",
            "cn-wulanchabu",
            "cn-zhangjiakou",
            "eu-central-1",
            "eu-west-1",
            "me-central-1",
            "us-east-1",
            "us-west-1");

    /** Those that take the largest zip: Hangzhou to Frankfurt, by the platform's page of limits. */
    private static final Set<String> LARGE = Set.of(
            "cn-hangzhou",
            "cn-shanghai",
            "cn-shenzhen",
            "cn-beijing",
            "cn-zhangjiakou",
            "cn-huhehaote",
            "cn-hongkong",
            "ap-southeast-1",
            "ap-northeast-1",
            "us-east-1",
            "eu-central-1");

    /** Whether the platform has it, as far as this plugin knows. */
    public boolean known() {
        return KNOWN.contains(id);
    }

    /**
     * Whether it comes from a variable of the deploy tool, such as <code>${env(REGION)}</code>, and is known only when
     * it deploys.
     */
    public boolean isVariable() {
        return id.contains("${");
    }

    /** The largest code package it takes, in bytes. */
    public long largestZip() {
        return LARGE.contains(id) ? Limits.LARGEST_ZIP : 100 * MEGABYTE;
    }

    /** The known region nearest to a misspelt one. */
    public String nearest() {
        return Spelling.nearest(id, KNOWN);
    }
}
