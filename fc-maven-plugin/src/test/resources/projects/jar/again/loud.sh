#!/bin/sh
echo LOUDER
