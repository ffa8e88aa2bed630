#!/bin/sh
echo loud
