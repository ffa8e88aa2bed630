<?php
$issues = array();
if (!(PHP_VERSION_ID >= 80200)) { $issues[] = 'PHP version ">= 8.2.0"'; }
require_once __DIR__ . '/composer/autoload_real.php'; return ComposerAutoloaderInit::getLoader();
